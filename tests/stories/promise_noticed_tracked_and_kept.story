# A promise made in passing is noticed; only its author is asked, and nothing is kept before they agree.
at 2026-03-04 10:20 Europe/Berlin

Maria in #acme-account: I'll send you the revised quote by Friday 3pm

Maria presses [Track it]

# The heads-up, on the morning before; then the deadline itself.
the clock moves to 2026-03-05 09:30 Europe/Berlin

the clock moves to 2026-03-06 15:01 Europe/Berlin

Maria presses [Kept]
