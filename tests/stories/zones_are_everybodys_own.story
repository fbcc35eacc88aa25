# "3pm" is three o'clock where the speaker is.
at 2026-03-04 10:20 America/New_York

Sam types in #acme-account: /promise send the slides by today 3pm
    #acme-account, only Sam:
      Noted as number 1: *send the slides*
      By Wednesday, 4 March 2026, 3:00 pm (America/New_York)
      [Change] [Undo]

Priya types in #acme-account: /promise restart the import by tomorrow 9am
    #acme-account, only Priya:
      Noted as number 2: *restart the import*
      By Thursday, 5 March 2026, 9:00 am (Asia/Kolkata)
      [Change] [Undo]

Maria types in #acme-account: /promise call Acme by 3pm ET tomorrow
    #acme-account, only Maria:
      Noted as number 3: *call Acme*
      By Thursday, 5 March 2026, 9:00 pm (Europe/Berlin)
      [Change] [Undo]
