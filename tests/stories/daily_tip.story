# A channel that wants it gets a tip every working day, at its hour, and never the same.
at 2026-03-05 08:00 Europe/Berlin

Maria types in #front-desk: /goodword daily on 9:30
    #front-desk, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes today 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

the clock moves to 2026-03-05 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *Leave your side of the story for later.*
      » Thank you for telling me. Let me look at what happened to you, and then at what we do next.
      Rather not: “Actually, that's not what happened.”
      _Why:_ A defence invites the next attack. Your facts land better once the customer feels heard.
      (Upset customers · 18 seconds to read)
      [👍] [👎] [Save]

the clock moves to 2026-03-06 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *Say it the way you would say it to a neighbor.*
      » In plain words: ___. For you that means ___.
      Rather not: “The API endpoint returned a 502.”
      _Why:_ Nobody likes to ask twice what a word means. Many would rather go without, or go elsewhere.
      (Making it easy · 15 seconds to read)
      [👍] [👎] [Save]

# Nothing at the weekend.
the clock moves to 2026-03-08 18:00 Europe/Berlin

the clock moves to 2026-03-09 09:31 Europe/Berlin
    #front-desk:
      # Tip of the day
      *Treat the tenth complaint of the day as the first.*
      » I know about this one, and I still want to hear how it hit you. What did it stop you from doing?
      Rather not: “Yes, we've had lots of those today.”
      _Why:_ For you it is number ten. For them it is the only one, and they can hear the difference.
      (Complaints · 21 seconds to read)
      [👍] [👎] [Save]

Maria types in #front-desk: /goodword daily
    #front-desk, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes tomorrow 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

Maria types in #front-desk: /goodword daily off
    #front-desk, only Maria:
      No more daily tips here. Back on: `/goodword daily on 9:30`

the clock moves to 2026-03-10 12:00 Europe/Berlin
