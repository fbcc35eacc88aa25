# A promise is said back with weekday, date, time and zone, and can be taken back.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the revised quote to Acme by Friday 3pm

Maria presses [Undo]

Maria types in #acme-account: /promise list
