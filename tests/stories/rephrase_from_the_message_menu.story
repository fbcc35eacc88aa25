# One's own message can be rephrased from its menu.
at 2026-03-04 10:20 Europe/Berlin

Ken in #billing: Sorry for the inconvenience, that's not my department.
    #billing, only Ken:
      You wrote “Sorry for the inconvenience”. This may land better:
      • *I am sorry that this cost you ˍˍˍ*
      ("Inconvenience" could be anything. Naming what it cost them shows that you saw it.)
      [Not here] [No hints at all]

Ken uses "Rephrase this" on his last message in #billing
    #billing, only Ken:
      This may land better:
      » I am sorry that this cost you ___, I will bring in ___ and stay with this until it is solved.
      (“Sorry for the inconvenience” → “I am sorry that this cost you ˍˍˍ”. "Inconvenience" could be anything. Naming what it cost them shows that you saw it.)
      (“that's not my department” → “I will bring in ˍˍˍ and stay with this until it is solved”. People do not know who does what here, and need not. One person who stays with it is what they look for.)
      (Only you know what belongs in ___. I leave it blank rather than make it up.)
      (I can't change your message, but you can: copy the wording, edit the message, paste.)
