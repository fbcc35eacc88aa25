# A promise can be handed over; its new owner is told.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise check the order for Acme by today 3pm

the clock moves to 2026-03-04 14:31 Europe/Berlin

Maria presses [Hand over]

Maria fills in: to = U0SAM

Sam types in #acme-account: /promise list

Maria types in #acme-account: /promise list
