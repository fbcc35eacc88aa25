# A sentence that is fine is praised briefly; no sentence at all opens a form.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /rephrase I will send you the price list by noon.

Sam types in #acme-account: /rephrase

Sam fills in: text = I'll try to call you.
