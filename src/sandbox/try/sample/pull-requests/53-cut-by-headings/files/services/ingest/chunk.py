"""Cuts a document into passages at its headings; a table is never cut."""

import re

CHARACTERS = 2400


def chunk(text: str) -> list[str]:
    sections = re.split(r"(?m)^(?=#{1,3} )", text)
    return [part for section in sections for part in split_long(section, CHARACTERS)]
