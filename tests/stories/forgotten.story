# Somebody who asks to be forgotten is.
at 2026-03-04 10:20 Europe/Berlin

Ken types in #billing: /promise send the invoice by Friday

Ken types in #billing: /goodword forget me

Ken presses [Forget me]

Ken types in #billing: /promise list

the clock moves to 2026-03-10 12:00 Europe/Berlin
