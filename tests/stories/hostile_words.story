# What a person writes is shown, never acted on.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /promise tell @channel and @Maria that <http://evil.example|all is free> & *bold* by Friday
    #acme-account, only Sam:
      Noted as number 1: *tell @⁠channel and @⁠Maria that &lt;all is free&gt; &amp; bold*
      By Friday, 6 March 2026, 5:00 pm (America/New_York)
      [Change] [Undo]

Sam types in #acme-account: /promise {x*40000} by Friday
    #acme-account, only Sam:
      Noted as number 2: *xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…*
      By Friday, 6 March 2026, 5:00 pm (America/New_York)
      [Change] [Undo]

Sam types in #acme-account: /promise 🎉🎉🎉
    #acme-account, only Sam:
      Noted as number 3: *🎉🎉🎉*
      By when? Choose a time, and I nudge you before it.
      [Today, end of day] [Tomorrow] [This week (Friday)]
      (A day means the end of that working day; I say the exact time back to you.)
      [Pick a date] [No date] [Undo]

Sam types in #acme-account: /promise שלחו את ההצעה by Friday
    #acme-account, only Sam:
      Noted as number 4: *שלחו את ההצעה*
      By Friday, 6 March 2026, 5:00 pm (America/New_York)
      [Change] [Undo]

Sam types in #acme-account: /rephrase {Would you like me to send it? *2000}
    #acme-account, only Sam:
      This may land better:
      » Would it be helpful if I sent it? Would it be helpful if I sent it? Would it b… (2802 characters)
      (This is only the beginning: the whole text is too long for a card. Give me a shorter part to get all of it back.)
      (“Would you like me to send” → “Would it be helpful if I sent”. An offer to be useful is easier to say yes to than a question about what one would like.)
