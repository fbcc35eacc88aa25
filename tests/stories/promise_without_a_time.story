# Without a time it asks, with buttons.
at 2026-03-04 10:20 Europe/Berlin

Maria types in #acme-account: /promise call the Acme team back

Maria presses [Tomorrow]
