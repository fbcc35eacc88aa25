# A channel that wants it gets a tip every working day, at its hour, and never the same.
at 2026-03-05 08:00 Europe/Berlin

Maria types in #front-desk: /goodword daily on 9:30
    #front-desk, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes today 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

the clock moves to 2026-03-05 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *Give bad news early, short and with a hand held out.*
      » I don't have good news, and I'd rather tell you straight: ___. I'm sorry. What helps most now is ___. Shall we go through it?
      Rather not: “Unfortunately, as per our process, ___.”
      _Why:_ People sense bad news coming. Each sentence before it makes them more afraid.
      (Empathy · 20 seconds to read)
      [👍] [👎] [Save]

the clock moves to 2026-03-06 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *When they say it costs too much, ask: compared to what?*
      » Thank you for saying so. What are you comparing it with? Then I can show you where the difference goes.
      Rather not: “Our prices are very fair.”
      _Why:_ Price is the reason people say out loud. The true one is often a worry that you can clear up.
      (Price · 21 seconds to read)
      [👍] [👎] [Save]

# Nothing at the weekend.
the clock moves to 2026-03-08 18:00 Europe/Berlin

the clock moves to 2026-03-09 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *Picture the rest of their day, then answer.*
      » You have ___ to get to, so let's make this quick: ___.
      Rather not: “You're not our only customer.”
      _Why:_ Everybody stands in the middle of their own day. Step into theirs for a moment and the right words come.
      (Empathy · 16 seconds to read)
      [👍] [👎] [Save]

Maria types in #front-desk: /goodword daily
    #front-desk, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes tomorrow 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

Maria types in #front-desk: /goodword daily off
    #front-desk, only Maria:
      No more daily tips here. Back on: `/goodword daily on 9:30`

the clock moves to 2026-03-10 12:00 Europe/Berlin
