# The daily tip ends with its channel.
at 2026-03-05 08:00 Europe/Berlin

Maria types in #front-desk: /goodword daily on 9:30
    #front-desk, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes today 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

Maria types in #billing: /goodword daily on 9:30
    #billing, only Maria:
      This channel gets a tip every working day at *9:30 am* (Europe/Berlin). The next one comes today 9:30 am.
      (I have to be in this channel for it. Another time: `/goodword daily on 14:00`  No more: `/goodword daily off`)

#front-desk is archived

Goodword is removed from #billing

the clock moves to 2026-03-05 09:31 Europe/Berlin
