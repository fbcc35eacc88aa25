# A tip without words fits the channel; it can be saved, found again, and let go.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /tip
    #acme-account, only Sam:
      *Answer a colleague as you would answer a customer.*
      » Happy to. You'll have ___ by ___. Is that early enough for you?
      Rather not: “I'm busy. Ask somebody else.”
      _Why:_ Behind each colleague stands a customer who waits. A blunt no to one reaches the other.
      (Colleagues are customers · 16 seconds to read)
      [Another] [Share here] [Save]

Sam presses [Another]
    #acme-account, only Sam (changed):
      *When three people ask the same, fix the page.*
      » Here is the answer: ___. We are also making that page clearer, because you are not the only one.
      Rather not: “As it says on our website, ___.”
      _Why:_ If many ask, the answer is hard to find. More text won't help, plainer text will.
      (Making it easy · 18 seconds to read)
      [Another] [Share here] [Save]

Sam presses [Save]
    #acme-account, only Sam:
      Saved. You have 1 saved tip: `/tip saved`.

Sam types in #acme-account: /tip saved
    #acme-account, only Sam:
      # You have 1 saved tip
      *When three people ask the same, fix the page.*
      Here is the answer: ___. We are also making that page clearer, because you are not the only one. [Remove]
