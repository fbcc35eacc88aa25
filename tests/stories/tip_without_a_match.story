# Nothing fits: it says so, and offers what is near.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #front-desk: /tip quantum flux capacitor

Maria types in #front-desk: /tip 🎉🎉🎉
