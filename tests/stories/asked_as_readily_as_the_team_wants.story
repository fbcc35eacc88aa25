# How readily people are asked is a choice of the workspace's admins.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #front-desk: /goodword settings
    #front-desk, only Maria:
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* by how far away the deadline is
      *Quiet hours:* none beyond your working hours
      *Time zone:* Europe/Berlin
      [Change settings*] [Forget me!]
      (Only you see this, and these settings are yours alone.)
      ----
      # For everybody here
      *Ask about promises:* usually, when it sounds like one
      [Change for everybody]
      (You see this because you are an admin of this workspace.)
Maria presses [Change for everybody]
    a window for Maria: For everybody here:
      This holds for everybody in this workspace. Each person can still turn it off for themselves.
      When do I ask somebody about a promise?: <select Usually, when it sounds like one of Only when I am sure it is a promise | Usually, when it sounds like one | Often, even when I am in doubt>
Maria fills in: asks = when_sure
    #front-desk, only Maria:
      # For everybody here
      *Ask about promises:* only when I am sure it is a promise
      [Change for everybody]
      (You see this because you are an admin of this workspace.)
    a window for Maria: For everybody here: gone

# Not sure enough now; a plain promise still is.
Sam in #front-desk: I'll do it tomorrow

Sam in #front-desk: I'll send you the summary by Friday
    #front-desk, only Sam:
      You said: “I'll send you the summary by Friday”. Shall I keep track of it?
      *send you the summary*
      By Friday, 6 March 2026, 5:00 pm (America/New_York)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

# Others see only their own settings.
Sam types in #front-desk: /goodword settings
    #front-desk, only Sam:
      # Your settings
      *Phrase hints:* on
      *Promise offers:* on
      *Heads-up:* by how far away the deadline is
      *Quiet hours:* none beyond your working hours
      *Time zone:* America/New_York
      [Change settings*] [Forget me!]
      (Only you see this, and these settings are yours alone.)
