# A promise can be let go, with a reason.
at 2026-03-04 10:20 Australia/Sydney

Ken types in #billing: /promise send the old invoice by today 11am
    #billing, only Ken:
      Noted as number 1: *send the old invoice*
      By Wednesday, 4 March 2026, 11:00 am (Australia/Sydney)
      [Change] [Undo]

the clock moves to 2026-03-04 11:01 Australia/Sydney
    Ken's direct messages:
      Due now: *send the old invoice*
      Due Wednesday, 4 March 2026, 11:00 am (Australia/Sydney).
      Did you get it done?
      [Kept*] [Need more time] [Hand over] [Let go]

Ken presses [Let go]
    a window for Ken: Let it go:
      Letting go openly is better than leaving somebody waiting.
      Why? (only you see this) (optional): <words >

Ken fills in: because = the customer does not need it any more
    Ken's direct messages (changed):
      *send the old invoice*
      Let go today 11:01 am.
    Ken's direct messages, only Ken:
      *send the old invoice*
      Let go. I won't bring it up again.
      [Undo] [Show my promises]
      (Because: the customer does not need it any more)
    a window for Ken: Let it go: gone
