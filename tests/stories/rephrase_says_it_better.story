# A sentence that sounds like policy becomes one that sounds like help.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /rephrase Would you like me to send the new price list?

Sam types in #acme-account: /rephrase Unfortunately you'll have to fill in the form. That's our policy.
