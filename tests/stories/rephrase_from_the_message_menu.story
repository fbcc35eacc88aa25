# One's own message can be rephrased from its menu.
at 2026-03-04 10:20 Europe/Berlin

Ken in #billing: Sorry for the inconvenience, that's not my department.

Ken uses "Rephrase this" on his last message in #billing
