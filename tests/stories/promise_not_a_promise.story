# A guess can be wrong, and a channel can be left alone.
at 2026-03-04 10:20 Europe/Berlin

Sam in #front-desk: I will check with engineering and get back to you tomorrow
    #front-desk, only Sam:
      You said: “I will check with engineering and get back to you tomorrow”. Shall I keep track of it?
      *check with engineering and get back to you*
      By Thursday, 5 March 2026, 5:00 pm (America/New_York)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Sam presses [Not a promise]
    #front-desk, only Sam (changed):
      All right. I won't ask anybody in this workspace about words like these again.
      [Undo]
      (I keep a fingerprint of the wording for that, not the words.)

Sam in #front-desk: I'll send the summary to you by Friday
    #front-desk, only Sam:
      You said: “I'll send the summary to you by Friday”. Shall I keep track of it?
      *send the summary to you*
      By Friday, 6 March 2026, 5:00 pm (America/New_York)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Sam presses [Don't ask me here]
    #front-desk, only Sam (changed):
      From now on I neither ask nor hint in this channel. `/goodword settings` brings it back.

Sam in #front-desk: I'll call you back on Monday at 10
