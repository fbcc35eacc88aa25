# Whoever writes that it is done is asked, privately, whether to mark the promise kept. Nothing is marked before.
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

# This is no news of the quote.
Maria in #acme-account: I haven't sent it yet

Maria in #acme-account: Well done, Sam!

Sam in #acme-account: sent!

# Said in the channel it must be clear which promise is meant.
Maria in #acme-account: Done

Maria in #acme-account: Just sent you the quote
    #acme-account, only Maria:
      You wrote: “Just sent you the quote”. Is this promise kept?
      *send you the revised quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Yes, kept*] [Not yet]
      (Only you see this. I ask once about a message, and mark nothing by myself.)

Maria presses [Not yet]
    #acme-account, only Maria (changed):
      All right, it stays open. I don't ask about that message again.

the clock moves to 2026-03-06 14:55 Europe/Berlin
    Maria's direct messages:
      Coming up: *send you the revised quote*
      Due Friday, 6 March 2026, 3:00 pm (Europe/Berlin).
      Is it on its way? If it needs longer, now is a good moment to say so.
      [Kept*] [Need more time] [Hand over] [Let go]
      (You said it <link|here>)

# It was written in time, so it is kept in time, whenever she presses.
Maria in #acme-account: here's the quote, this time with the annex
    #acme-account, only Maria:
      You wrote: “here's the quote, this time with the annex”. Is this promise kept?
      *send you the revised quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Yes, kept*] [Not yet]
      (Only you see this. I ask once about a message, and mark nothing by myself.)

the clock moves to 2026-03-06 19:30 Europe/Berlin

Maria presses [Yes, kept]
    #acme-account, only Maria (changed):
      ✓ *send you the revised quote*
      Kept. Well done!
      [Undo] [Show my promises]
    Maria's direct messages (changed):
      *send you the revised quote*
      ✓ Kept today 2:55 pm.
      (You said it <link|here>)

Maria types in #acme-account: /promise list
    #acme-account, only Maria:
      Nothing is open. Promise something with `/promise send Acme the quote by Friday 3pm`.
      (In the last 30 days: 1 kept)
