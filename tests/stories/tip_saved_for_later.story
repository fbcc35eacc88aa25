# A tip without words fits the channel; it can be saved, found again, and let go.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /tip

Sam presses [Another]

Sam presses [Save]

Sam types in #acme-account: /tip saved
