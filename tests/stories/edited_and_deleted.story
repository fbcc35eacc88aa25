# An edited message is not asked about twice.
at 2026-03-04 10:20 Europe/Berlin

Maria in #acme-account: I'll send you the quote by Friday 3pm
    #acme-account, only Maria:
      You said: “I'll send you the quote by Friday 3pm”. Shall I keep track of it?
      *send you the quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria edits her last message in #acme-account: I'll send you the quote by Friday 4pm

Maria deletes her last message in #acme-account
