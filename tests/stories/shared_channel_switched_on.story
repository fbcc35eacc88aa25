# A channel shared with another company is left alone until an admin says otherwise.
at 2026-03-04 10:20 Europe/Berlin

Sam in #shared-acme: I'll send you the quote by Friday 3pm

Sam types in #shared-acme: /goodword listen on
    #shared-acme, only Sam:
      This channel is shared with another company. An admin of your workspace decides whether I listen here; nothing has changed.

Maria types in #shared-acme: /goodword listen on
    #shared-acme, only Maria:
      From now on I listen in this channel, although it is shared with another company: only people of your own company are asked or given hints, each privately.
      (I have to be a member here for that. For nobody here any more: `/goodword listen off`)
      [Undo]

Sam in #shared-acme: I'll send you the invoice by Friday 3pm
    #shared-acme, only Sam:
      You said: “I'll send you the invoice by Friday 3pm”. Shall I keep track of it?
      *send you the invoice*
      By Friday, 6 March 2026, 3:00 pm (America/New_York)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

# The cautious way is open to everybody of the company.
Sam types in #shared-acme: /goodword listen off
    #shared-acme, only Sam:
      From now on I leave this channel alone, because it is shared with another company: nobody here is asked about promises or given hints.
      (An admin of your workspace can change that here: `/goodword listen on`)

Sam in #shared-acme: I'll call you on Monday at 10
