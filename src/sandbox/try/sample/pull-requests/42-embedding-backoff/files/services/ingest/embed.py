"""Embeddings of passages."""

import time

RETRIES = 4


def embed(texts: list[str]) -> list[list[float]]:
    for attempt in range(RETRIES):
        try:
            return embed_once(texts)
        except ConnectionError:
            time.sleep(2**attempt)
    return embed_once(texts)
