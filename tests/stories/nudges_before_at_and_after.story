# Three nudges at the most: before, at, and after the deadline. They ask, they do not scold.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise call Acme by today 3pm
    #acme-account, only Maria:
      Noted as number 1: *call Acme*
      By Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]

the clock moves to 2026-03-04 14:31 Europe/Berlin
    Maria's direct messages:
      Coming up: *call Acme*
      Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
      Is it on its way? If it needs longer, now is a good moment to say so.
      [Kept*] [Need more time] [Hand over] [Let go]

the clock moves to 2026-03-04 15:01 Europe/Berlin
    Maria's direct messages:
      Due now: *call Acme*
      Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
      Did you get it done?
      [Kept*] [Need more time] [Hand over] [Let go]

the clock moves to 2026-03-05 12:00 Europe/Berlin
    Maria's direct messages:
      Just checking: *call Acme*
      It was due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
      If it is done, let me know. If not, a new time agreed today keeps their trust.
      [Kept*] [Need more time] [Hand over] [Let go]

the clock moves to 2026-03-12 12:00 Europe/Berlin
