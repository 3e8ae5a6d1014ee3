"""What a person does with accounts, roles, and their own sign-in. Each is one act with one line in the audit."""
