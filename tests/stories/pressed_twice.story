# A button pressed twice has one effect, and a card whose promise is settled says so.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the quote to Acme by today noon
    #acme-account, only Maria:
      Noted as number 1: *send the quote to Acme*
      By Wednesday, 4 March 2026, 12:00 pm (Europe/Berlin)
      [Change] [Undo]

the clock moves to 2026-03-04 12:01 Europe/Berlin
    Maria's direct messages:
      Due now: *send the quote to Acme*
      Due Wednesday, 4 March 2026, 12:00 pm (Europe/Berlin).
      Did you get it done?
      [Kept*] [Need more time] [Hand over] [Let go]

# The card in the channel and the nudge are about the same promise.
Maria types in #acme-account: /promise kept 1
    #acme-account, only Maria:
      ✓ *send the quote to Acme*
      Kept. Well done!
      [Undo] [Show my promises]
    Maria's direct messages (changed):
      *send the quote to Acme*
      ✓ Kept today 12:01 pm.

Maria presses [Change]
    #acme-account, only Maria (changed):
      You marked this one kept already, so there is nothing left to do.
      *send the quote to Acme*
      ✓ Kept today 12:01 pm.
