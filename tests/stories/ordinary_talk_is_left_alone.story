# Most messages are no promise and need no better word: silence.
at 2026-03-04 10:20 Europe/Berlin

Sam in #front-desk: Thanks, I'll try that.

Priya in #front-desk: I'll be out on Friday.

Ken in #billing: Sarah will send it next week.

Maria in #general: I'll be honest, that was a long day.

# Not even a promise is asked about in a channel shared with another company.
Sam in #shared-acme: I'll send you the quote by Friday 3pm
