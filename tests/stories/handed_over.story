# A promise can be handed over; its new owner is told.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise check the order for Acme by today 3pm
    #acme-account, only Maria:
      Noted as number 1: *check the order for Acme*
      By Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]

the clock moves to 2026-03-04 14:31 Europe/Berlin
    Maria's direct messages:
      Coming up: *check the order for Acme*
      Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
      Is it on its way? If it needs longer, now is a good moment to say so.
      [Kept*] [Need more time] [Hand over] [Let go]

Maria presses [Hand over]
    a window for Maria: Hand over:
      *check the order for Acme*
      Who takes it over?: <users_select >

Maria fills in: to = U0SAM
    Maria's direct messages (changed):
      *check the order for Acme*
      Handed over to <@U0SAM>. I have told them, and I nudge them from now on.
      (A word from you about what is done and what is left makes it easy for them.)
    Maria's direct messages, only Maria:
      *check the order for Acme*
      Handed over to <@U0SAM>. I have told them, and I nudge them from now on.
      (A word from you about what is done and what is left makes it easy for them.)
    Sam's direct messages:
      <@U0MARIA> hands a promise over to you:
      *check the order for Acme*
      By Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin)
      [Kept*] [Need more time] [Hand over] [Let go]
      (If it cannot be yours, hand it on, or back, with one press.)
    a window for Maria: Hand over: gone

Sam types in #acme-account: /promise list
    #acme-account, only Sam:
      # You have 1 open promise
      *Today*
      1. *check the order for Acme*
      _9:00 am_ [… Kept | Need more time | Hand over | Let go | Change]

Maria types in #acme-account: /promise list
    #acme-account, only Maria:
      Nothing is open. Promise something with `/promise send Acme the quote by Friday 3pm`.

Sam types in #acme-account: /promise move 1 to tomorrow noon
    #acme-account, only Sam:
      *check the order for Acme*
      Now due Thursday, 5 March 2026, 12:00 pm (America/New_York)
      Words you can send to whoever waits:
      » Hi Acme, I promised to check the order for Acme by Wednesday, 4 March, 9:00 am. To do it properly I need a little longer: it will be done by Thursday, 5 March, 12:00 pm. Does that work for you?
      [Undo]
