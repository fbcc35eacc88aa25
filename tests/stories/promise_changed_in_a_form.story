# What, whom and when are changed in a form, before or after a promise is tracked. What is wrong is said below its field.
at 2026-03-27 10:20 Europe/Berlin

Maria in #acme-account: I'll send you the revised quote by Tuesday 3pm
    #acme-account, only Maria:
      You said: “I'll send you the revised quote by Tuesday 3pm”. Shall I keep track of it?
      *send you the revised quote*
      By Tuesday, 31 March 2026, 3:00 pm (Europe/Berlin)
      [Track it*] [Change] [Not a promise] [Don't ask me here]
      (Only you see this, and nothing is kept until you say so.)

Maria presses [Change]
    a window for Maria: Keep track of this:
      What do you promise?: <words send you the revised quote>
      To whom? (optional): <words >
      Or to a colleague (optional): <users_select >
      By which day? (optional): <datepicker 2026-03-31>
      By what time? (optional): <timepicker 15:00>

Maria fills in: what = ; date = 2026-03-31; time = 15:00
    the window stays open, below what: Please complete this required field.

Maria fills in: what = send the quote; to = Acme; date = 2026-03-27; time = 10:00
    the window stays open, below time: That time is over already. Choose a later one.

# The clocks go forward on 29 March: half past two does not exist that night.
Maria fills in: what = send the quote; to = Acme; date = 2026-03-29; time = 02:30
    #acme-account, only Maria:
      Noted as number 1: *send the quote* (to Acme)
      By Sunday, 29 March 2026, 3:30 am (Europe/Berlin)
      [Change] [Undo]
      (You said it <link|here>)
      (The clocks go forward then and skip 2:30 am, so I take 3:30 am.)
    a window for Maria: Keep track of this: gone

Maria types in #acme-account: /promise list
    #acme-account, only Maria:
      # You have 1 open promise
      *This week*
      1. *send the quote* (to Acme)
      _Sun 29 Mar, 3:30 am_ · <link|message> [… Kept | Need more time | Hand over | Let go | Change]

Maria chooses "Change" of [promise.do.1]
    a window for Maria: Change the promise:
      What do you promise?: <words send the quote>
      To whom? (optional): <words Acme>
      Or to a colleague (optional): <users_select >
      By which day? (optional): <datepicker 2026-03-29>
      By what time? (optional): <timepicker 03:30>

Maria fills in: what = send the quote; person = U0SAM; date = 2026-03-31; time = 15:00
    #acme-account, only Maria:
      Noted as number 1: *send the quote* (to <@U0SAM>)
      By Tuesday, 31 March 2026, 3:00 pm (Europe/Berlin)
      [Change] [Undo]
      (You said it <link|here>)
    a window for Maria: Change the promise: gone

Maria types in #acme-account: /promise list
    #acme-account, only Maria:
      # You have 1 open promise
      *Later*
      1. *send the quote* (to <@U0SAM>)
      _Tue 31 Mar, 3:00 pm_ · <link|message> [… Kept | Need more time | Hand over | Let go | Change]
