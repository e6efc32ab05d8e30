"""Hybrid search: vectors and words, fused by reciprocal rank."""

from services.answers.database import by_vector, by_words

RANK_CONSTANT = 60


def search(question: str, limit: int) -> list:
    scores: dict = {}
    for ranked in (by_vector(question, limit), by_words(question, limit)):
        for rank, passage in enumerate(ranked):
            scores[passage] = scores.get(passage, 0) + 1 / (RANK_CONSTANT + rank)
    return sorted(scores, key=scores.get, reverse=True)[:limit]
