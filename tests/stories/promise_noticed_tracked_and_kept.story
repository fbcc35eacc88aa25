# A promise made in passing is noticed; only its author is asked, and nothing is kept before they agree.
at 2026-03-04 10:20 Europe/Berlin

Maria in #acme-account: I'll send you the revised quote by Friday 3pm
    #acme-account, only Maria:
      You said: “I'll send you the revised quote by Friday 3pm”. Shall I keep track of it?
      *send you the revised quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [Track it]
    #acme-account, only Maria (changed):
      Noted as number 1: *send you the revised quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]
      (You said it <link|here>)

# The heads-up, on the morning before; then the deadline itself.
the clock moves to 2026-03-05 09:30 Europe/Berlin
    Maria's direct messages:
      Coming up: *send you the revised quote*
      Due Friday, 6 March 2026, 3:00 pm (Europe/Berlin).
      Is it on its way? If it needs longer, now is a good moment to say so.
      [Kept*] [Need more time] [Hand over] [Let go]
      (You said it <link|here>)

the clock moves to 2026-03-06 15:01 Europe/Berlin
    Maria's direct messages:
      Due now: *send you the revised quote*
      Due Friday, 6 March 2026, 3:00 pm (Europe/Berlin).
      Did you get it done?
      [Kept*] [Need more time] [Hand over] [Let go]
      (You said it <link|here>)

Maria presses [Kept]
    Maria's direct messages (changed):
      ✓ *send you the revised quote*
      Kept. Well done!
      [Undo] [Show my promises]
