# A guess can be wrong, and a channel can be left alone.
at 2026-03-04 10:20 Europe/Berlin

Sam in #front-desk: I will check with engineering and get back to you tomorrow

Sam presses [Not a promise]

Sam in #front-desk: I'll send the summary to you by Friday

Sam presses [Don't ask me here]

Sam in #front-desk: I'll call you back on Monday at 10
