# The bot ends and starts again: promises and nudges are still there, and nothing comes twice.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the quote to Acme by today 3pm

Goodword restarts

Maria types in #acme-account: /promise list

the clock moves to 2026-03-04 14:31 Europe/Berlin

Goodword restarts

the clock moves to 2026-03-04 14:50 Europe/Berlin
