# A deleted message takes its offer with it, and asks about what was tracked from it.
at 2026-03-04 10:20 Europe/Berlin

Maria in #acme-account: I'll send you the quote by Friday 3pm
    #acme-account, only Maria:
      You said: “I'll send you the quote by Friday 3pm”. Shall I keep track of it?
      *send you the quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria deletes her last message in #acme-account

Maria presses [Track it]
    #acme-account, only Maria (changed):
      You deleted that message since I asked. Is it still on?
      *send you the quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Track it] [Change] [Leave it]

Maria presses [Track it]
    #acme-account, only Maria (changed):
      Noted as number 1: *send you the quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]

Maria in #acme-account: I'll call you about the contract tomorrow at noon
    #acme-account, only Maria:
      You said: “I'll call you about the contract tomorrow at noon”. Shall I keep track of it?
      *call you about the contract*
      By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [Track it]
    #acme-account, only Maria (changed):
      Noted as number 2: *call you about the contract*
      By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
      [Change] [Undo]
      (You said it <link|here>)

Maria deletes her last message in #acme-account
    Maria's direct messages:
      The message this is from was deleted:
      *call you about the contract*
      Is it still on?
      [Still on*] [Let go]
      (Until you say so, I keep track of it as before.)

Maria presses [Let go]
    a window for Maria: Let it go:
      Letting go openly is better than leaving somebody waiting.
      Why? (only you see this) (optional): <words >
Maria fills in: because = the contract is signed
    Maria's direct messages, only Maria:
      *call you about the contract*
      Let go. I won't bring it up again.
      [Undo] [Show my promises]
      (Because: the contract is signed)
    a window for Maria: Let it go: gone

# A message that nobody was asked about goes without a word.
Sam in #acme-account: Good morning

Sam deletes his last message in #acme-account
