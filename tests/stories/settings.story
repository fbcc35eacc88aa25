# Settings are shown, changed, and refused with a way out.
at 2026-03-04 10:20 Europe/Berlin

Priya types in #front-desk: /goodword settings
    #front-desk, only Priya:
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* by how far away the deadline is
      *Quiet hours:* none beyond your working hours
      *Time zone:* Asia/Kolkata
      [Change settings*] [Forget me!]
      (Only you see this, and these settings are yours alone.)

Priya presses [Change settings]
    a window for Priya: Your settings:
      In channels I am invited to (optional): [x] Suggest a better phrase, privately, [x] Offer to track promises I make, privately
      Heads-up before a deadline: <select By how far away the deadline is of By how far away the deadline is | 15 minutes before | 30 minutes before | 1 hour before | 2 hours before | 1 day before>
      No nudges from (optional): <timepicker >
      No nudges until (optional): <timepicker >
      Time zone (optional): <words >
      My day starts at (optional): <timepicker >
      My day ends at (optional): <timepicker >
      Days I work (optional): [x] Monday, [x] Tuesday, [x] Wednesday, [x] Thursday, [x] Friday, [ ] Saturday, [ ] Sunday
      3/4 means: <select March 4 (month first) of March 4 (month first) | 3 April (day first)>

Priya fills in: speaks = hints; heads_up = 60; zone = Asia/Tokyo
    #front-desk, only Priya:
      # Your settings
      *Phrase hints:* on
      *Promise offers:* off
      *Heads-up:* 1 hour before
      *Quiet hours:* none beyond your working hours
      *Time zone:* Asia/Tokyo
      [Change settings*] [Forget me!]
      (Only you see this, and these settings are yours alone.)
    a window for Priya: Your settings: gone

# Offers are off now.
Priya in #front-desk: I'll send you the logs by tomorrow noon
