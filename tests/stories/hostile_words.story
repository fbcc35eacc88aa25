# What a person writes is shown, never acted on.
at 2026-03-04 10:20 Europe/Berlin

Sam types in #acme-account: /promise tell @channel and @Maria that <http://evil.example|all is free> & *bold* by Friday

Sam types in #acme-account: /promise {x*40000} by Friday

Sam types in #acme-account: /promise 🎉🎉🎉

Sam types in #acme-account: /promise שלחו את ההצעה by Friday

Sam types in #acme-account: /rephrase {Would you like me to send it? *2000}
