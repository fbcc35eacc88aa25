# Whoever changes when they want to be nudged is nudged then, about the promises that are open too.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise check the order for Acme by today 3pm

Maria types in #acme-account: /goodword settings

Maria presses [Change settings]

Maria fills in: heads_up = 120

the clock moves to 2026-03-04 13:01 Europe/Berlin
