# A promise may have no date: it is brought up once a week, in working hours, and listed apart.
at 2026-03-06 16:40 Europe/Berlin

Maria in #acme-account: I'll look into the export problem for you
    #acme-account, only Maria:
      You said: “I'll look into the export problem for you”. Shall I keep track of it?
      *look into the export problem for you*
      By when?
      [Today 6:00 pm] [Monday] [Next week (Fri 13 Mar)]
      (A day means the end of that working day; I say the exact time back to you.)
      [No date] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [No date]
    #acme-account, only Maria (changed):
      Noted as number 1: *look into the export problem for you*
      No date: I bring it up once a week.
      [Change] [Undo]
      (You said it <link|here>)

Maria types in #acme-account: /promise send Acme the quote by Monday 10am
    #acme-account, only Maria:
      Noted as number 2: *send Acme the quote*
      By Monday, 9 March 2026, 10:00 am (Europe/Berlin)
      [Change] [Undo]

Maria types in #acme-account: /promise list
    #acme-account, only Maria:
      # You have 2 open promises
      *Later*
      2. *send Acme the quote*
      _Mon 9 Mar, 10:00 am_ [… Kept | Need more time | Hand over | Let go | Change]
      *No date*
      1. *look into the export problem for you* · <link|message> [… Kept | Give it a date | Hand over | Let go | Change]

Maria types in #acme-account: /promise kept 2
    #acme-account, only Maria:
      ✓ *send Acme the quote*
      Kept. Well done!
      [Undo] [Show my promises]

Goodword restarts

the clock moves to 2026-03-12 18:00 Europe/Berlin

the clock moves to 2026-03-13 16:45 Europe/Berlin
    Maria's direct messages:
      Still open: *look into the export problem for you*
      It has no date.
      Is it done, or shall it get a date?
      [It's done*] [Give it a date] [Let it go]
      (You said it <link|here>)

# Nobody answers; a week later it comes up again.
the clock moves to 2026-03-20 16:45 Europe/Berlin
    Maria's direct messages:
      Still open: *look into the export problem for you*
      It has no date.
      Is it done, or shall it get a date?
      [It's done*] [Give it a date] [Let it go]
      (You said it <link|here>)

Maria presses [Give it a date]
    a window for Maria: By when?:
      *look into the export problem for you*
      By which day?: <datepicker >
      By what time? (optional): <timepicker >

Maria fills in: date = 2026-03-19
    the window stays open, below date: That day is over already. Choose a later one.

Maria fills in: date = 2026-03-23; time = 11:00
    Maria's direct messages (changed):
      *look into the export problem for you*
      By Monday, 23 March 2026, 11:00 am (Europe/Berlin)
      [Kept*] [Need more time] [Hand over] [Let go]
      (You said it <link|here>)
    Maria's direct messages, only Maria:
      *look into the export problem for you*
      Now due Monday, 23 March 2026, 11:00 am (Europe/Berlin)
      [Undo]
    a window for Maria: By when?: gone

Maria in #acme-account: I'll look into the annex for you
    #acme-account, only Maria:
      You said: “I'll look into the annex for you”. Shall I keep track of it?
      *look into the annex for you*
      By when?
      [Today 6:00 pm] [Monday] [Next week (Fri 27 Mar)]
      (A day means the end of that working day; I say the exact time back to you.)
      [No date] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [No date]
    #acme-account, only Maria (changed):
      Noted as number 3: *look into the annex for you*
      No date: I bring it up once a week.
      [Change] [Undo]
      (You said it <link|here>)

the clock moves to 2026-03-27 16:50 Europe/Berlin
    Maria's direct messages:
      Just checking: *look into the export problem for you*
      It was due Monday, 23 March 2026, 11:00 am (Europe/Berlin).
      If it is done, let me know. If not, a new time agreed today keeps their trust.
      [Kept*] [Need more time] [Hand over] [Let go]
      (You said it <link|here>)
    Maria's direct messages:
      Still open: *look into the annex for you*
      It has no date.
      Is it done, or shall it get a date?
      [It's done*] [Give it a date] [Let it go]
      (You said it <link|here>)

Maria presses [Let it go]
    a window for Maria: Let it go:
      Letting go openly is better than leaving somebody waiting.
      Why? (only you see this) (optional): <words >
