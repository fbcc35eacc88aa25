# "You" is the other one in the thread, and nobody in particular among several.
at 2026-03-04 10:20 Europe/Berlin

Priya in #front-desk: Did anybody see the parcel for Acme?

Ken in #front-desk: Lunch is ready

Sam in #front-desk: Could you look up invoice 4711 for me?

Maria in #front-desk, in the thread: Sure, I'll get back to you tomorrow at noon
    #front-desk, in the thread, only Maria:
      You said: “Sure, I'll get back to you tomorrow at noon”. Shall I keep track of it?
      *get back to you* (to @⁠Sam)
      By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

# Outside of the thread three others spoke.
Maria in #front-desk: I'll get back to you on Thursday at 10
    #front-desk, only Maria:
      You said: “I'll get back to you on Thursday at 10”. Shall I keep track of it?
      *get back to you*
      By Thursday, 5 March 2026, 10:00 am (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

# What a deleted message said is no longer known.
Sam in #billing: Can you send me the statement?

Sam deletes his last message in #billing

Maria in #billing: I'll let you know by Thursday noon
    #billing, only Maria:
      You said: “I'll let you know by Thursday noon”. Shall I keep track of it?
      *let you know*
      By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)
