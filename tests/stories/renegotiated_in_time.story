# More time is asked for before the miss, with words ready to send.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the quote to Acme by today 3pm
    #acme-account, only Maria:
      Noted as number 1: *send the quote to Acme*
      By Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]

the clock moves to 2026-03-04 14:31 Europe/Berlin
    Maria's direct messages:
      Coming up: *send the quote to Acme*
      Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
      Is it on its way? If it needs longer, now is a good moment to say so.
      [Kept*] [Need more time] [Hand over] [Let go]

Maria presses [Need more time]
    Maria's direct messages (changed):
      *send the quote to Acme*
      By when can you do it? Choose a time:
      [Today, end of day] [Tomorrow] [This week (Friday)] [Pick a date]
      Telling them first keeps their trust. Words you can send:
      » Hi Acme, I promised to send the quote to Acme by Wednesday, 4 March, 3:00 pm. To do it properly I need a little longer: it will be done by Wednesday, 4 March, 5:00 pm. Does that work for you?
      (Choose a time, and these words name it. A day means the end of that working day.)

Maria presses [Tomorrow]
    Maria's direct messages (changed):
      *send the quote to Acme*
      Now due Thursday, 5 March 2026, 5:00 pm (Europe/Berlin)
      Words you can send to whoever waits:
      » Hi Acme, I promised to send the quote to Acme by Wednesday, 4 March, 3:00 pm. To do it properly I need a little longer: it will be done by Thursday, 5 March, 5:00 pm. Does that work for you?
      [Undo]
