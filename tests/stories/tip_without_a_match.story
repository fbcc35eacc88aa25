# Nothing fits: it says so, and offers what is near.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #front-desk: /tip quantum flux capacitor
    #front-desk, only Maria:
      I have no tip that really fits quantum flux capacitor.
      These topics come nearest:
      [Delays] [Making promises] [Upset customers]
      (Try other words, such as `/tip she is upset about the delay`, or see `/tip topics`.)

Maria types in #front-desk: /tip 🎉🎉🎉
    #front-desk, only Maria:
      I have no tip that really fits 🎉🎉🎉.
      These topics come nearest:
      [Delays] [Making promises] [Upset customers]
      (Try other words, such as `/tip she is upset about the delay`, or see `/tip topics`.)
