# Promises are listed by when they are due, moved, snoozed, kept and let go.
at 2026-03-04 10:20 Europe/Berlin

Ken types in #billing: /promise send the corrected invoice by today 4pm

Ken types in #billing: /promise explain the refund by next Tuesday

Ken types in #billing: /promise list

Ken types in #billing: /promise move 2 to Thursday noon

Ken types in #billing: /promise kept 1

Ken types in #billing: /promise snooze 2 2h

Ken types in #billing: /promise release 2 because the customer found the answer

Ken types in #billing: /promise list
