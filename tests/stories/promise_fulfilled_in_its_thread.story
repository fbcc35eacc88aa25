# In the thread of a promise a word is enough; of several promises there the author chooses.
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

Maria in #acme-account, in the thread: I'll call Bob about the discount by Friday 4pm
    #acme-account, in the thread, only Maria:
      You said: “I'll call Bob about the discount by Friday 4pm”. Shall I keep track of it?
      *call Bob about the discount*
      By Friday, 6 March 2026, 4:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [Track it]
    #acme-account, in the thread, only Maria (changed):
      Noted as number 2: *call Bob about the discount*
      By Friday, 6 March 2026, 4:00 pm (Europe/Berlin)
      [Change] [Undo]
      (You said it <link|here>)

Maria in #acme-account, in the thread: all done :tada:
    #acme-account, in the thread, only Maria:
      You wrote: “all done :tada:”. Which promise is kept?
      [1. send you the revised quote] [2. call Bob about the discount]
      [None of them yet]
      (Only you see this. I ask once about a message, and mark nothing by myself.)

Maria presses [1. send you the revised quote]
    #acme-account, in the thread, only Maria (changed):
      ✓ *send you the revised quote*
      Kept. Well done!
      [Undo] [Show my promises]

Maria in #acme-account, in the thread: Called Bob, he agrees
    #acme-account, in the thread, only Maria:
      You wrote: “Called Bob, he agrees”. Is this promise kept?
      *call Bob about the discount*
      By Friday, 6 March 2026, 4:00 pm (Europe/Berlin)
      [Yes, kept*] [Not yet]
      (Only you see this. I ask once about a message, and mark nothing by myself.)

Maria edits her last message in #acme-account: Called Bob, and he agrees

Maria presses [Yes, kept]
    #acme-account, in the thread, only Maria (changed):
      ✓ *call Bob about the discount*
      Kept. Well done!
      [Undo] [Show my promises]

Maria types in #acme-account: /promise list
    #acme-account, only Maria:
      Nothing is open. Promise something with `/promise send Acme the quote by Friday 3pm`.
      (In the last 30 days: 2 kept)
