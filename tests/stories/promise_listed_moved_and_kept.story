# Promises are listed by when they are due, moved, snoozed, kept and let go.
at 2026-03-04 10:20 Australia/Sydney

Ken types in #billing: /promise send the corrected invoice by today 4pm
    #billing, only Ken:
      Noted as number 1: *send the corrected invoice*
      By Wednesday, 4 March 2026, 4:00 pm (Australia/Sydney)
      [Change] [Undo]

Ken types in #billing: /promise explain the refund by next Tuesday
    #billing, only Ken:
      Noted as number 2: *explain the refund*
      By Tuesday, 10 March 2026, 5:00 pm (Australia/Sydney)
      [Change] [Undo]

Ken types in #billing: /promise list
    #billing, only Ken:
      # You have 2 open promises
      *Today*
      1. *send the corrected invoice*
      _4:00 pm_ [… Kept | Need more time | Hand over | Let go | Change]
      *Later*
      2. *explain the refund*
      _Tue 10 Mar, 5:00 pm_ [… Kept | Need more time | Hand over | Let go | Change]

Ken types in #billing: /promise move 2 to Thursday noon
    #billing, only Ken:
      *explain the refund*
      Now due Thursday, 5 March 2026, 12:00 pm (Australia/Sydney)
      [Undo]

Ken types in #billing: /promise kept 1
    #billing, only Ken:
      ✓ *send the corrected invoice*
      Kept. Well done!
      [Undo] [Show my promises]

Ken types in #billing: /promise snooze 2 2h
    #billing, only Ken:
      *explain the refund*
      I ask you about this again today 12:20 pm.

Ken types in #billing: /promise release 2 because the customer found the answer
    #billing, only Ken:
      *explain the refund*
      Let go. I won't bring it up again.
      [Undo] [Show my promises]
      (Because: the customer found the answer)

Ken types in #billing: /promise list
    #billing, only Ken:
      Nothing is open. Promise something with `/promise send Acme the quote by Friday 3pm`.
      (In the last 30 days: 1 kept, 1 let go)
