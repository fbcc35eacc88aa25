# Somebody in the middle of a hard conversation asks for advice.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #front-desk: /tip the customer is furious about a late delivery

# Sharing a tip shows who shared it.
Maria presses [Share here]
