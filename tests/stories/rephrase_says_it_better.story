# A sentence that sounds like policy becomes one that sounds like help.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /rephrase Would you like me to send the new price list?
    #acme-account, only Sam:
      Three ways that may land better:
      » Would it be helpful if I sent the new price list?
      [Share here]
      » Would it make sense for me to send the new price list?
      [Share here]
      » Would it be useful if I sent the new price list?
      [Share here]
      (“Would you like me to send” → “Would it be helpful if I sent”. An offer to be useful is easier to say yes to than a question about what one would like.)

Sam presses [Share here]
    #acme-account:
      *Sam*: Would it be helpful if I sent the new price list?
    #acme-account, only Sam (changed):
      Shared. Everybody here can see it.

Sam types in #acme-account: /rephrase Unfortunately you'll have to fill in the form. That's our policy.
    #acme-account, only Sam:
      This may land better:
      » I can fill in the form with you: all I need is ___. The reason is ___, and what I can do is ___.
      [Fill in and share]
      (“Unfortunately” can go. It announces bad news before anybody knows it. The news alone is shorter, and leaves room for what you can do.)
      (“you'll have to fill in the form” → “I can fill in the form with you: all I need is ˍˍˍ”. A form is work. Offering to do it together turns it into help.)
      (“That's our policy” → “The reason is ˍˍˍ, and what I can do is ˍˍˍ”. A policy ends the talk. A reason and something you can do keep it going.)
      (Only you know what belongs in ___. I leave it blank rather than make it up.)
