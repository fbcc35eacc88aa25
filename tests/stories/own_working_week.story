# Whoever works other hours than the team has promises due by their own, and dates read in their own order.
at 2026-03-04 10:20 Europe/Berlin

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

Maria fills in: day_start = 07:00; day_end = 15:30; date_order = day-first
    #acme-account, only Maria:
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* by how far away the deadline is
      *Quiet hours:* none beyond your working hours
      *Your working week:* 07:00 to 15:30; 3/4 is 3 April
      *Time zone:* Europe/Berlin
      [Change settings*] [Forget me!]
      (Only you see this, and these settings are yours alone.)
    a window for Maria: Your settings: gone

Maria types in #acme-account: /promise send Acme the quote by end of day
    #acme-account, only Maria:
      Noted as number 1: *send Acme the quote*
      By Wednesday, 4 March 2026, 3:30 pm (Europe/Berlin)
      [Change] [Undo]

Maria types in #acme-account: /promise check the order by the end of the week
    #acme-account, only Maria:
      Noted as number 2: *check the order*
      By Friday, 6 March 2026, 3:30 pm (Europe/Berlin)
      [Change] [Undo]

Maria types in #acme-account: /promise send the invoice by 5/3
    #acme-account, only Maria:
      Noted as number 3: *send the invoice*
      By Thursday, 5 March 2026, 3:30 pm (Europe/Berlin)
      (Did you mean another time?)
      [Sun 3 May, 3:30 pm] [Change] [Undo]

Maria in #acme-account: I'll call you back tomorrow
    #acme-account, only Maria:
      You said: “I'll call you back tomorrow”. Shall I keep track of it?
      *call you back*
      By Thursday, 5 March 2026, 3:30 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)
