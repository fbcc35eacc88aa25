# Somebody who asks to be forgotten is.
at 2026-03-04 10:20 Europe/Berlin

Ken types in #billing: /promise send the invoice by Friday
    #billing, only Ken:
      Noted as number 1: *send the invoice*
      By Friday, 6 March 2026, 5:00 pm (Australia/Sydney)
      [Change] [Undo]

Ken types in #billing: /goodword forget me
    #billing, only Ken:
      I can erase everything I keep about you: your promises and their record, saved tips, settings. This cannot be undone.
      [Forget me!] [Keep everything]

Ken presses [Forget me]
    #billing, only Ken (changed):
      Done: everything I kept about you is erased, your promises and settings too. If you talk to me again, we start afresh.

Ken types in #billing: /promise list
    #billing, only Ken:
      Nothing is open. Promise something with `/promise send Acme the quote by Friday 3pm`.

the clock moves to 2026-03-10 12:00 Europe/Berlin
