# More time is asked for before the miss, with words ready to send.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the quote to Acme by today 3pm

the clock moves to 2026-03-04 14:31 Europe/Berlin

Maria presses [Need more time]

Maria presses [Tomorrow]
