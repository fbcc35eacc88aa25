# What cannot be done is said plainly, and never tells what belongs to somebody else.
at 2026-03-04 16:20 Europe/Berlin

Sam types in #acme-account: /promise send the contract by Friday noon
    #acme-account, only Sam:
      Noted as number 1: *send the contract*
      By Friday, 6 March 2026, 12:00 pm (America/New_York)
      [Change] [Undo]

# Somebody else's number and a number nobody has get the same answer.
Maria types in #acme-account: /promise kept 1
    #acme-account, only Maria:
      I don't find that promise among yours. It may be undone, or the number may be another one: `/promise list` shows them all.
      [Show my promises]

Maria types in #acme-account: /promise kept 99
    #acme-account, only Maria:
      I don't find that promise among yours. It may be undone, or the number may be another one: `/promise list` shows them all.
      [Show my promises]

Maria types in #acme-account: /promise kpet 1
    #acme-account, only Maria:
      I don't know kpet. Did you mean `/promise kept`?
      [It is a promise]

Maria types in #acme-account: /promise send the report by yesterday
    #acme-account, only Maria:
      Noted as number 2: *send the report*
      The time you said is over already. By when? Choose one ahead.
      [Today 5:30 pm] [Tomorrow] [This week (Friday)]
      (A day means the end of that working day; I say the exact time back to you.)
      [Pick a date] [No date] [Undo]

Maria types in #acme-account: /promise move 1 to last week
    #acme-account, only Maria:
      I don't find that promise among yours. It may be undone, or the number may be another one: `/promise list` shows them all.
      [Show my promises]

Maria types in #acme-account: /promise kept
    #acme-account, only Maria:
      Which one? Type its number too, such as `/promise kept 3`.
      # You have 1 open promise
      *No date*
      2. *send the report* [… Kept | Give it a date | Hand over | Let go | Change]
