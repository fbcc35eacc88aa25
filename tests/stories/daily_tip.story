# A channel that wants it gets a tip every working day, at its hour, and never the same.
at 2026-03-05 08:00 Europe/Berlin

Maria types in #front-desk: /goodword daily on 9:30

the clock moves to 2026-03-05 09:31 Europe/Berlin

the clock moves to 2026-03-06 09:31 Europe/Berlin

# Nothing at the weekend.
the clock moves to 2026-03-08 18:00 Europe/Berlin

the clock moves to 2026-03-09 09:31 Europe/Berlin

Maria types in #front-desk: /goodword daily

Maria types in #front-desk: /goodword daily off

the clock moves to 2026-03-10 12:00 Europe/Berlin
