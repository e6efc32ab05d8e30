"""Cuts a document into passages that fit the embedding model."""

CHARACTERS = 1200
OVERLAP = 150


def chunk(text: str) -> list[str]:
    step = CHARACTERS - OVERLAP
    return [text[at : at + CHARACTERS] for at in range(0, len(text), step)]
