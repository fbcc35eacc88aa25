# A channel can be left alone for everybody in it, and taken back.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #front-desk: /goodword listen off
    #front-desk, only Sam:
      From now on I leave this channel alone: nobody here is asked about promises or given hints.
      (To change that: `/goodword listen on`)
      [Undo]

Priya in #front-desk: I'll send you the logs by tomorrow noon

Sam presses [Undo]
    #front-desk, only Sam (changed):
      From now on I listen in this channel for promises and wordings, and speak only to whoever wrote them, privately.
      (I have to be a member here for that. For nobody here any more: `/goodword listen off`)
      [Undo]

Priya in #front-desk: I'll send you the report by tomorrow noon
    #front-desk, only Priya:
      You said: “I'll send you the report by tomorrow noon”. Shall I keep track of it?
      *send you the report*
      By Thursday, 5 March 2026, 12:00 pm (Asia/Kolkata)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)
