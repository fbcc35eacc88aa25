# A sentence that is fine is praised briefly; no sentence at all opens a form.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /rephrase I will send you the price list by noon.
    #acme-account, only Sam:
      That reads well as it is. It says what you will do, and when.

Sam types in #acme-account: /rephrase
    a window for Sam: Say it better:
      Write it as it comes to you. Only you see my answer.
      What do you want to say?: <words >

Sam fills in: text = I'll try to call you.
    #acme-account, only Sam:
      Two ways that may land better:
      » I will call you by ___.
      [Fill in and share]
      » I may not be able to call you.
      [Share here]
      (“I'll try to call you” → “I will call you by ˍˍˍ”. "Try" leaves people guessing. A time they can count on, or an honest no now, is kinder than an excuse later.)
      (Only you know what belongs in ___. I leave it blank rather than make it up.)
    a window for Sam: Say it better: gone

Sam presses [Fill in and share]
    a window for Sam: Fill in and share:
      Put what belongs there in place of ___. Everybody in the channel will see it.
      Your message: <words I will call you by ___.>

Sam fills in: text = I will call you by noon.
    #acme-account:
      *Sam*: I will call you by noon.
    #acme-account, only Sam:
      Shared. Everybody here can see it.
    a window for Sam: Fill in and share: gone
