# A nudge arrives once, whatever happens on the way.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the quote to Acme by today 3pm
    #acme-account, only Maria:
      Noted as number 1: *send the quote to Acme*
      By Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]

Slack misbehaves: {"kind": "error500", "method": "chat.postMessage", "times": 1}

the clock moves to 2026-03-04 14:31 Europe/Berlin

the clock moves to 2026-03-04 14:36 Europe/Berlin
    Maria's direct messages:
      Coming up: *send the quote to Acme*
      Due Wednesday, 4 March 2026, 3:00 pm (Europe/Berlin).
      Is it on its way? If it needs longer, now is a good moment to say so.
      [Kept*] [Need more time] [Hand over] [Let go]

Slack misbehaves: {"kind": "twice", "times": 1}

Maria types in #acme-account: /promise list
    #acme-account, only Maria:
      # You have 1 open promise
      *Today*
      1. *send the quote to Acme*
      _3:00 pm_ [… Kept | Need more time | Hand over | Let go | Change]
