# Three nudges at the most: before, at, and after the deadline. They ask, they do not scold.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise call Acme by today 3pm

the clock moves to 2026-03-04 14:31 Europe/Berlin

the clock moves to 2026-03-04 15:01 Europe/Berlin

the clock moves to 2026-03-05 12:00 Europe/Berlin

the clock moves to 2026-03-12 12:00 Europe/Berlin
