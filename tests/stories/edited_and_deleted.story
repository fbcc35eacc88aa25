# An edited message is not asked about twice.
at 2026-03-04 10:20 Europe/Berlin

Maria in #acme-account: I'll send you the quote by Friday 3pm

Maria edits her last message in #acme-account: I'll send you the quote by Friday 4pm

Maria deletes her last message in #acme-account
