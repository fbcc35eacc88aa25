# The Home tab shows what is open, and what is done there shows at once.
at 2026-03-04 10:20 Europe/Berlin

Maria opens Home
    Maria's Home:
      # Your promises
      Nothing is open. When you promise something in a channel I am in, I offer to keep track of it; or type `/promise send Acme the quote by Friday 3pm`.
      ----
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* by how far away the deadline is
      *Quiet hours:* none beyond your working hours
      *Time zone:* Europe/Berlin
      [Change settings]
      (Only you see this tab. `/goodword help` shows what I can do.)

Maria types in #acme-account: /promise send the quote to Acme by Friday 3pm
    #acme-account, only Maria:
      Noted as number 1: *send the quote to Acme*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]

Maria opens Home
    Maria's Home (changed):
      # Your promises
      *This week*
      1. *send the quote to Acme*
      _Fri 6 Mar, 3:00 pm_
      [Kept*] [Need more time] [Let go]
      ----
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* by how far away the deadline is
      *Quiet hours:* none beyond your working hours
      *Time zone:* Europe/Berlin
      [Change settings]
      (Only you see this tab. `/goodword help` shows what I can do.)

Maria presses [Kept]
    Maria's Home (changed):
      # Your promises
      Kept. Well done! send the quote to Acme
      Nothing is open. When you promise something in a channel I am in, I offer to keep track of it; or type `/promise send Acme the quote by Friday 3pm`.
      ----
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* by how far away the deadline is
      *Quiet hours:* none beyond your working hours
      *Time zone:* Europe/Berlin
      [Change settings]
      (Only you see this tab. `/goodword help` shows what I can do.)
