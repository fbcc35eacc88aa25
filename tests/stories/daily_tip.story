# A channel that wants it gets a tip every working day, at its hour, and never the same.
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

the clock moves to 2026-03-06 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *Let them finish before you fix anything.*
      » I'm listening. Take me through it from the start, and I'll take notes.
      Rather not: “Let me just stop you there.”
      _Why:_ Anger runs out of words when nobody pushes back. After that they can hear your answer.
      (Upset customers · 15 seconds to read)
      [👍] [👎] [Save]

# Nothing at the weekend.
the clock moves to 2026-03-08 18:00 Europe/Berlin

the clock moves to 2026-03-09 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *When three people ask the same, fix the page.*
      » Here is the answer: ___. We are also making that page clearer, because you are not the only one.
      Rather not: “As it says on our website, ___.”
      _Why:_ If many ask, the answer is hard to find. More text won't help, plainer text will.
      (Making it easy · 18 seconds to read)
      [👍] [👎] [Save]

Maria types in #front-desk: /goodword daily
    #front-desk, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes tomorrow 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

Maria types in #front-desk: /goodword daily off
    #front-desk, only Maria:
      No more daily tips here. Back on: `/goodword daily on 9:30`

the clock moves to 2026-03-10 12:00 Europe/Berlin
