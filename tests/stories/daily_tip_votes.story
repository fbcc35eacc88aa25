# Thumbs count once a person.
at 2026-03-05 08:00 Europe/Berlin

Maria types in #front-desk: /goodword daily on 9:30

the clock moves to 2026-03-05 09:31 Europe/Berlin

Sam presses [👍]

Sam presses [👍 1]

Maria types in #front-desk: /goodword daily on half past never
