# A promise is said back with weekday, date, time and zone, and can be taken back.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the revised quote to Acme by Friday 3pm
    #acme-account, only Maria:
      Noted as number 1: *send the revised quote to Acme*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]

Maria presses [Undo]
    #acme-account, only Maria (changed):
      Undone. I no longer keep track of: send the revised quote to Acme

Maria types in #acme-account: /promise list
    #acme-account, only Maria:
      Nothing is open. Promise something with `/promise send Acme the quote by Friday 3pm`.
