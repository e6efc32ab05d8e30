"""Orders passages by Cohere; RERANK=off leaves them as they came."""

import os

import cohere

MODEL = "rerank-v3.5"
client = cohere.ClientV2()


def rerank(question: str, passages: list) -> list:
    if os.environ.get("RERANK") == "off":
        return passages
    ranked = client.rerank(model=MODEL, query=question, documents=[passage.text for passage in passages])
    return [passages[result.index] for result in ranked.results]
