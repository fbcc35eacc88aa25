# The Home tab shows what is open, and what is done there shows at once.
at 2026-03-04 10:20 Europe/Berlin

Maria opens Home

Maria types in #acme-account: /promise send the quote to Acme by Friday 3pm

Maria opens Home

Maria presses [Kept]
