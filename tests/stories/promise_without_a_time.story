# Without a time it asks, with buttons.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise call the Acme team back
    #acme-account, only Maria:
      Noted as number 1: *call the Acme team back*
      By when? Choose a time, and I nudge you before it.
      [Today, end of day] [Tomorrow] [This week (Friday)]
      (A day means the end of that working day; I say the exact time back to you.)
      [Pick a date] [No date] [Undo]

Maria presses [Tomorrow]
    #acme-account, only Maria (changed):
      *call the Acme team back*
      Now due Thursday, 5 March 2026, 5:00 pm (Europe/Berlin)
      [Undo]
