# Every command answers help.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #front-desk: /goodword help
    #front-desk, only Maria:
      # What I can do
      I help you say it well and keep your word. Everything I answer is for your eyes only, unless you share it.
      `/tip [what is going on | saved | topics]`
      The right words for a situation, in thirty seconds.
      `/rephrase &lt;your sentence&gt;`
      Your sentence, said better, with what changed and why.
      `/promise &lt;what&gt; [to &lt;whom&gt;] by &lt;when&gt; | list | kept 3 | move 3 to … | release 3 because … | snooze 3 2h`
      Keep track of what you promise, and get a nudge in time
      `/goodword [help | settings | daily on 9:30 | daily off | listen off | listen on]`
      Help, your settings, this channel's daily tip, and whether I listen in it.
      ----
      (In channels I am invited to, I notice promises and offer, privately, to keep track of them. Each command answers `help` with examples.)

Maria types in #front-desk: /tip help
    #front-desk, only Maria:
      */tip*  The right words for a situation, in thirty seconds.
      `/tip she is furious about the late delivery`  the best three, with words to borrow and why
      `/tip`  a tip that fits here and that you have not seen lately
      `/tip saved`  the tips you saved
      `/tip topics`  everything there are tips on

Maria types in #front-desk: /rephrase help
    #front-desk, only Maria:
      */rephrase*  Your sentence, said better, with what changed and why.
      `/rephrase Would you like me to send it?`  a better way to offer, ready to copy or share
      `/rephrase I'll try to call you`  a promise with a blank for the time, or an honest no
      `/rephrase`  opens a window for a longer text

Maria types in #front-desk: /promise help
    #front-desk, only Maria:
      */promise*  Keep track of what you promise, and get a nudge in time
      `/promise send Acme the quote by Friday 3pm`  notes it, and says back what I understood
      `/promise list`  shows what is open: overdue, today, this week, later
      `/promise kept 3`  marks number 3 as kept
      `/promise move 3 to Tuesday noon`  gives number 3 a new deadline
      `/promise release 3 because the order was cancelled`  lets number 3 go
      `/promise snooze 3 2h`  asks about number 3 again in two hours

Maria types in #front-desk: /goodword dayly
    #front-desk, only Maria:
      I don't know dayly. Did you mean `/goodword daily`? Type `/goodword help` to see what I can do.
      (Nothing has changed.)
