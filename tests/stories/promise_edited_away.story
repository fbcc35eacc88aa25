# A promise edited away is not tracked unasked; one that an edit adds is offered once.
at 2026-03-04 10:20 Europe/Berlin

Maria in #acme-account: I'll send you the quote by Friday 3pm
    #acme-account, only Maria:
      You said: “I'll send you the quote by Friday 3pm”. Shall I keep track of it?
      *send you the quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria edits her last message in #acme-account: Never mind the quote, it is in your inbox.

# The card that she still sees asks first.
Maria presses [Track it]
    #acme-account, only Maria (changed):
      You edited that message since I asked, and it no longer says this. Is it still on?
      *send you the quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Track it] [Change] [Leave it]
Maria presses [Leave it]
    #acme-account, only Maria (changed):
      All right, I leave that one alone.

Sam in #acme-account: Thanks for the call!

Sam edits his last message in #acme-account: Thanks for the call! I'll send you the minutes by tomorrow noon
    #acme-account, only Sam:
      You said: “Thanks for the call! I'll send you the minutes by tomorrow noon”. Shall I keep track of it?
      *send you the minutes* (to @⁠Maria)
      By Thursday, 5 March 2026, 12:00 pm (America/New_York)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

# Once tracked, its owner is asked whether it moves along, and whether it is still on.
Sam presses [Track it]
    #acme-account, only Sam (changed):
      Noted as number 1: *send you the minutes* (to @⁠Maria)
      By Thursday, 5 March 2026, 12:00 pm (America/New_York)
      [Change] [Undo]
      (You said it <link|here>)

Sam edits his last message in #acme-account: Thanks for the call! I'll send you the minutes by Friday noon
    Sam's direct messages:
      You edited the message this is from:
      *send you the minutes* (to @⁠Maria)
      It now says Friday, 6 March 2026, 12:00 pm (America/New_York).
      My note says Thursday, 5 March 2026, 12:00 pm (America/New_York). Shall I move it?
      [Move it*] [Leave it]

Sam presses [Move it]
    Sam's direct messages (changed):
      *send you the minutes* (to @⁠Maria)
      Now due Friday, 6 March 2026, 12:00 pm (America/New_York)
      [Undo]

Sam edits his last message in #acme-account: Thanks for the call! <!channel>
    Sam's direct messages:
      You edited the message this is from, and it no longer says so:
      *send you the minutes* (to @⁠Maria)
      Is it still on?
      [Still on*] [Let go]
      (Until you say so, I keep track of it as before.)

Sam presses [Still on]
    Sam's direct messages (changed):
      All right, it stays as it is.
