# What cannot be done is said plainly, and never tells what belongs to somebody else.
at 2026-03-04 16:20 Europe/Berlin

Sam types in #acme-account: /promise send the contract by Friday noon

# Somebody else's number and a number nobody has get the same answer.
Maria types in #acme-account: /promise kept 1

Maria types in #acme-account: /promise kept 99

Maria types in #acme-account: /promise kpet 1

Maria types in #acme-account: /promise send the report by yesterday

Maria types in #acme-account: /promise move 1 to last week

Maria types in #acme-account: /promise kept
