"""Reads every source into the database, newest first."""

from services.ingest.chunk import chunk
from services.ingest.sources import SOURCES
from services.ingest.store import replace_passages


def ingest() -> int:
    count = 0
    for source in SOURCES:
        for document in source.changed_documents():
            replace_passages(document.id, chunk(document.text))
            count += 1
    return count


if __name__ == "__main__":
    print(f"{ingest()} documents read")
