# A tip without words fits the channel; it can be saved, found again, and let go.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /tip
    #acme-account, only Sam:
      *If you can't keep it, move it before it is due.*
      » I told you ___, and I won't make it. I can have it by ___, or ___ sooner. Which serves you better?
      Rather not: “Something came up.”
      _Why:_ A promise moved in time is still kept faith. A promise missed in silence is not.
      (Making promises · 20 seconds to read)
      [Another] [Share here] [Save]

Sam presses [Another]
    #acme-account, only Sam (changed):
      *Check your small words when you are tired.*
      » Gladly. ... Of course. ... Let me look at that for you.
      Rather not: “What? ... Yeah. ... If I must.”
      _Why:_ We hardly hear our own small words, and others hear nothing else. Two warm ones carry you through a bad hour.
      (Hard days · 17 seconds to read)
      [Another] [Share here] [Save]

Sam presses [Save]
    #acme-account, only Sam:
      Saved. You have 1 saved tip: `/tip saved`.

Sam types in #acme-account: /tip saved
    #acme-account, only Sam:
      # You have 1 saved tip
      *Check your small words when you are tired.*
      Gladly. ... Of course. ... Let me look at that for you. [Remove]
