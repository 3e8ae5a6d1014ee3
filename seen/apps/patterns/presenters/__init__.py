"""Words of what patterns ask: each question, the register of all of them, and the numbers in force."""
