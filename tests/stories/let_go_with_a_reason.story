# A promise can be let go, with a reason.
at 2026-03-04 10:20 Europe/Berlin

Ken types in #billing: /promise send the old invoice by today 11am

the clock moves to 2026-03-04 11:01 Europe/Berlin

Ken presses [Let go]

Ken fills in: because = the customer does not need it any more
