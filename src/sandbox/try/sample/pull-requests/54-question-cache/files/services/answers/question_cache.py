"""The vectors of questions that were asked before, for a week."""

import json
import os

from redis import Redis

SECONDS = 7 * 24 * 3600
redis = Redis.from_url(os.environ["REDIS_URL"])


def vector_of(question: str, embed) -> list[float]:
    kept = redis.get(question)
    if kept is not None:
        return json.loads(kept)
    vector = embed(question)
    redis.set(question, json.dumps(vector), ex=SECONDS)
    return vector
