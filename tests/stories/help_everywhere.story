# Every command answers help.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #front-desk: /goodword help

Maria types in #front-desk: /tip help

Maria types in #front-desk: /rephrase help

Maria types in #front-desk: /promise help

Maria types in #front-desk: /goodword dayly
