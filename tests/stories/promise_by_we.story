# "We will" leaves open who owns it: the author says so, or asks somebody, who may say no.
at 2026-03-04 10:20 Europe/Berlin

Maria in #acme-account: We'll send you the revised quote by Friday 3pm
    #acme-account, only Maria:
      You said: “We'll send you the revised quote by Friday 3pm”. Shall I keep track of it?
      *send you the revised quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      You said “we”. Who owns it?
      [I do*] [Somebody else…] [Not a promise]
      [Change] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [Somebody else…]
    a window for Maria: Who owns it?:
      *send you the revised quote*
      I ask them privately. Until they say yes it stays yours.
      Who shall I ask?: <users_select >
      By which day? (optional): <datepicker 2026-03-06>
      By what time? (optional): <timepicker 15:00>

Maria fills in: person = U0MARIA; date = 2026-03-06; time = 15:00
    the window stays open, below person: That is you. Choose somebody else, or close this and press “I do”.

Maria fills in: person = U0KEN; date = 2026-03-06; time = 15:00
    #acme-account, only Maria:
      Noted as number 1: *send you the revised quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      I have asked <@U0KEN> privately. Until they say yes it stays yours; I tell you what they answer.
      [Change] [Undo]
      (You said it <link|here>)
    Ken's direct messages:
      <@U0MARIA> asks whether you take this promise over:
      *send you the revised quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [I take it*] [Not me]
      (It was said <link|here>)
      (Nothing is yours until you say yes.)
    a window for Maria: Who owns it?: gone

Ken presses [Not me]
    Ken's direct messages (changed):
      All right, it stays with <@U0MARIA>, and I tell them.
    Maria's direct messages:
      <@U0KEN> cannot take it over, so it stays yours:
      *send you the revised quote*
      By Friday, 6 March 2026, 3:00 pm (Europe/Berlin)
      [Kept*] [Need more time] [Hand over] [Let go]

Maria presses [Hand over]
    a window for Maria: Hand over:
      *send you the revised quote*
      Who takes it over?: <users_select >

Maria closes the window
    a window for Maria: Hand over: gone

Maria in #acme-account: We will get back to you with the numbers tomorrow at noon
    #acme-account, only Maria:
      You said: “We will get back to you with the numbers tomorrow at noon”. Shall I keep track of it?
      *get back to you with the numbers*
      By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
      You said “we”. Who owns it?
      [I do*] [Somebody else…] [Not a promise]
      [Change] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [Somebody else…]
    a window for Maria: Who owns it?:
      *get back to you with the numbers*
      I ask them privately. Until they say yes it stays yours.
      Who shall I ask?: <users_select >
      By which day? (optional): <datepicker 2026-03-05>
      By what time? (optional): <timepicker 12:00>

Maria fills in: person = U0SAM; date = 2026-03-05; time = 12:00
    #acme-account, only Maria:
      Noted as number 2: *get back to you with the numbers*
      By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
      I have asked <@U0SAM> privately. Until they say yes it stays yours; I tell you what they answer.
      [Change] [Undo]
      (You said it <link|here>)
    Sam's direct messages:
      <@U0MARIA> asks whether you take this promise over:
      *get back to you with the numbers*
      By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin)
      [I take it*] [Not me]
      (It was said <link|here>)
      (Nothing is yours until you say yes.)
    a window for Maria: Who owns it?: gone

Goodword restarts

Sam presses [I take it]
    Maria's direct messages:
      <@U0SAM> takes it over: *get back to you with the numbers*. I nudge them from now on.
    Sam's direct messages (changed):
      It is yours now, as number 2: *get back to you with the numbers*
      By Thursday, 5 March 2026, 12:00 pm (Europe/Berlin), 6:00 am for you
      [Kept*] [Need more time] [Hand over] [Let go]
      (It was said <link|here>)

# Sam is nudged, and not Maria.
the clock moves to 2026-03-05 12:01 Europe/Berlin
    Maria's direct messages:
      Coming up: *send you the revised quote*
      Due Friday, 6 March 2026, 3:00 pm (Europe/Berlin).
      Is it on its way? If it needs longer, now is a good moment to say so.
      [Kept*] [Need more time] [Hand over] [Let go]
      (You said it <link|here>)
    Sam's direct messages:
      Due now: *get back to you with the numbers*
      Due Thursday, 5 March 2026, 12:00 pm (Europe/Berlin), 6:00 am for you.
      Did you get it done?
      [Kept*] [Need more time] [Hand over] [Let go]
      (It was said <link|here>)

Maria in #acme-account: We'll check the invoice for you by Monday
    #acme-account, only Maria:
      You said: “We'll check the invoice for you by Monday”. Shall I keep track of it?
      *check the invoice for you*
      By Monday, 9 March 2026, 5:00 pm (Europe/Berlin)
      You said “we”. Who owns it?
      [I do*] [Somebody else…] [Not a promise]
      [Change] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [I do]
    #acme-account, only Maria (changed):
      Noted as number 3: *check the invoice for you*
      By Monday, 9 March 2026, 5:00 pm (Europe/Berlin)
      [Change] [Undo]
      (You said it <link|here>)
