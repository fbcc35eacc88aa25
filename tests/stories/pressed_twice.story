# A button pressed twice has one effect, and a card whose promise is settled says so.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the quote to Acme by today noon

the clock moves to 2026-03-04 12:01 Europe/Berlin

# The card in the channel and the nudge are about the same promise.
Maria types in #acme-account: /promise kept 1

Maria presses [Let go]

Maria presses [Show my promises]
