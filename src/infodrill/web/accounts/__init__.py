"""Staff accounts: how staff sign in and prove it again, their passkeys and codes, the house's sign-in service.

Players need none of it: they join by seat codes. `proof` is what a browser has shown, `gate` what that opens.
"""

# Charter: web accounts
