# Whoever changes when they want to be nudged is nudged then, about the promises that are open too.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise check the order for Acme by today 3pm
    #acme-account, only Maria:
      Noted as number 1: *check the order for Acme*
      By Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]

Maria types in #acme-account: /goodword settings
    #acme-account, only Maria:
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* by how far away the deadline is
      *Quiet hours:* none beyond your working hours
      *Time zone:* Europe/Berlin
      [Change settings*] [Forget me!]
      (Only you see this, and these settings are yours alone.)
      ----
      # For everybody here
      *Ask about promises:* usually, when it sounds like one
      [Change for everybody]
      (You see this because you are an admin of this workspace.)

Maria presses [Change settings]
    a window for Maria: Your settings:
      In channels I am invited to (optional): [x] Suggest a better phrase, privately, [x] Offer to track promises I make, privately
      Heads-up before a deadline: <select By how far away the deadline is of By how far away the deadline is | 15 minutes before | 30 minutes before | 1 hour before | 2 hours before | 1 day before>
      No nudges from (optional): <timepicker >
      No nudges until (optional): <timepicker >
      Time zone (optional): <words >
      My day starts at (optional): <timepicker >
      My day ends at (optional): <timepicker >
      Days I work (optional): [x] Monday, [x] Tuesday, [x] Wednesday, [x] Thursday, [x] Friday, [ ] Saturday, [ ] Sunday
      3/4 means: <select March 4 (month first) of March 4 (month first) | 3 April (day first)>

Maria fills in: heads_up = 120
    #acme-account, only Maria:
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* 2 hours before
      *Quiet hours:* none beyond your working hours
      *Time zone:* Europe/Berlin
      [Change settings*] [Forget me!]
      (Only you see this, and these settings are yours alone.)
    a window for Maria: Your settings: gone

the clock moves to 2026-03-04 13:01 Europe/Berlin
    Maria's direct messages:
      Coming up: *check the order for Acme*
      Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
      Is it on its way? If it needs longer, now is a good moment to say so.
      [Kept*] [Need more time] [Hand over] [Let go]
