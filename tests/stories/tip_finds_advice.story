# Somebody in the middle of a hard conversation asks for advice.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #front-desk: /tip the customer is furious about a late delivery
    #front-desk, only Maria:
      For the customer is furious about a late delivery:
      *Say what happens now before you say why it is late.*
      » Your ___ is late, and I'm sorry. It arrives on ___. I've already ___ so that it does.
      Rather not: “Our supplier let us down, so there's nothing we can do.”
      _Why:_ They need a plan, not a culprit. A reason without a plan sounds like an excuse.
      (Delays · 18 seconds to read)
      [Share here] [Save]
      ----
      *Say that they have every reason to be upset.*
      » You have every reason to be upset. ___ should not have happened. I'm going to help you with it now.
      Rather not: “Please calm down.”
      _Why:_ Being told to calm down feels like being told off. Being told they are right to mind lets the steam out.
      (Upset customers · 20 seconds to read)
      [Share here] [Save]
      ----
      *Tell them about the delay before they find out.*
      » I want you to hear this from me first: ___ will be late. The new date is ___. Until then I can offer ___.
      Rather not: “There's been a slight delay.”
      _Why:_ News you bring is honesty. The same news found out is a broken promise.
      (Delays · 19 seconds to read)
      [Another] [Share here] [Save]

# Sharing a tip shows who shared it.
Maria presses [Share here]
    #front-desk:
      *Maria* shares a tip:
      *Say what happens now before you say why it is late.*
      » Your ___ is late, and I'm sorry. It arrives on ___. I've already ___ so that it does.
      Rather not: “Our supplier let us down, so there's nothing we can do.”
      _Why:_ They need a plan, not a culprit. A reason without a plan sounds like an excuse.
      (Delays · 18 seconds to read)
      [Save]
    #front-desk, only Maria:
      Shared. Everybody here can see it.
