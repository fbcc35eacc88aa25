# Settings are shown, changed, and refused with a way out.
at 2026-03-04 10:20 Europe/Berlin

Priya types in #front-desk: /goodword settings

Priya presses [Change settings]

Priya fills in: speaks = hints; heads_up = 60; zone = Asia/Tokyo

# Offers are off now.
Priya in #front-desk: I'll send you the logs by tomorrow noon
