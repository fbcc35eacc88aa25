# A tip without words fits the channel; it can be saved, found again, and let go.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /tip
    #acme-account, only Sam:
      *Show that you are there without breaking in.*
      » Mm-hm. ... I'm with you. ... And then?
      Rather not: “Okay, okay, I get it.”
      _Why:_ On the phone, silence can sound like nobody is there. Two short words keep them going and cost no time.
      (Listening · 15 seconds to read)
      [Another] [Share here] [Save]

Sam presses [Another]
    #acme-account, only Sam (changed):
      *Say sorry for what they went through, with no "if".*
      » I'm sorry. We got ___ wrong, and it cost you ___. Here is how I'm putting it right: ___.
      Rather not: “We're sorry if you feel that way.”
      _Why:_ An "if" makes it their feeling in place of our mistake. A plain sorry costs nothing and closes the quarrel.
      (Our mistakes · 20 seconds to read)
      [Another] [Share here] [Save]

Sam presses [Save]
    #acme-account, only Sam:
      Saved. You have 1 saved tip: `/tip saved`.

Sam types in #acme-account: /tip saved
    #acme-account, only Sam:
      # You have 1 saved tip
      *Say sorry for what they went through, with no "if".*
      I'm sorry. We got ___ wrong, and it cost you ___. Here is how I'm putting it right: ___. [Remove]
