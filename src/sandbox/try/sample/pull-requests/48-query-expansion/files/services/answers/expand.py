"""Three ways to ask the same question, so that words and vectors both find it."""

MODEL = "claude-haiku-4-5"
WAYS = 3
