# "3pm" is three o'clock where the speaker is.
at 2026-03-04 10:20 America/New_York

Sam types in #acme-account: /promise send the slides by today 3pm

Priya types in #acme-account: /promise restart the import by tomorrow 9am

Maria types in #acme-account: /promise call Acme by 3pm ET tomorrow
