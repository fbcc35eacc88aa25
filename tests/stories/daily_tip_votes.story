# Thumbs count once a person.
at 2026-03-05 08:00 Europe/Berlin

Maria types in #front-desk: /goodword daily on 9:30
    #front-desk, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes today 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

the clock moves to 2026-03-05 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *Use their name once, and give them yours.*
      » Hello ___, I'm ___. I'll be looking after this for you.
      Rather not: “Dear valued customer,”
      _Why:_ A name makes two strangers into two people. Once or twice is warm, more sounds like a script.
      (The personal touch · 15 seconds to read)
      [👍] [👎] [Save]

Sam presses [👍]
    #front-desk (changed):
      # Tip of the day
      *Use their name once, and give them yours.*
      » Hello ___, I'm ___. I'll be looking after this for you.
      Rather not: “Dear valued customer,”
      _Why:_ A name makes two strangers into two people. Once or twice is warm, more sounds like a script.
      (The personal touch · 15 seconds to read)
      [👍 1] [👎] [Save]

Sam presses [👍 1]

Maria types in #front-desk: /goodword daily on half past never
    #front-desk, only Maria:
      I don't know how to read half past never. Give a time of day, such as `/goodword daily on 9:30` or `/goodword daily on 2pm`. To stop: `/goodword daily off`
