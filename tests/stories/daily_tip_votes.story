# Thumbs count once a person.
at 2026-03-05 08:00 Europe/Berlin

Maria types in #front-desk: /goodword daily on 9:30
    #front-desk, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes today 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

the clock moves to 2026-03-05 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *Call back within a few minutes.*
      » Hello ___, it's ___ again. You matter to us and I don't want to leave it like that. May I try once more?
      Rather not: “You hung up on me.”
      _Why:_ Most people expect to be dropped after that. Your call shows that you care more about them than about the last five minutes.
      (When they hang up · 21 seconds to read)
      [👍] [👎] [Save]

Sam presses [👍]
    #front-desk (changed):
      # Tip of the day
      *Call back within a few minutes.*
      » Hello ___, it's ___ again. You matter to us and I don't want to leave it like that. May I try once more?
      Rather not: “You hung up on me.”
      _Why:_ Most people expect to be dropped after that. Your call shows that you care more about them than about the last five minutes.
      (When they hang up · 21 seconds to read)
      [👍 1] [👎] [Save]

Sam presses [👍 1]

Maria types in #front-desk: /goodword daily on half past never
    #front-desk, only Maria:
      I don't know how to read half past never. Give a time of day, such as `/goodword daily on 9:30` or `/goodword daily on 2pm`. To stop: `/goodword daily off`
