# The daily tip ends with its channel.
at 2026-03-05 08:00 Europe/Berlin

Maria types in #front-desk: /goodword daily on 9:30

Maria types in #billing: /goodword daily on 9:30

#front-desk is archived

Goodword is removed from #billing

the clock moves to 2026-03-05 09:31 Europe/Berlin
