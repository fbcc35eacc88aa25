# A nudge arrives once, whatever happens on the way.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise send the quote to Acme by today 3pm

Slack misbehaves: {"kind": "error500", "method": "chat.postMessage", "times": 1}

the clock moves to 2026-03-04 14:31 Europe/Berlin

the clock moves to 2026-03-04 14:36 Europe/Berlin

Slack misbehaves: {"kind": "twice", "times": 1}

Maria types in #acme-account: /promise list
