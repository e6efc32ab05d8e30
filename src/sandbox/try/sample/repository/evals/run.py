"""Asks every golden question and prints what the judge says."""

import json
import sys

from evals.judge import passes
from services.answers.app import answer

lines = [json.loads(line) for line in open(sys.argv[1])]
passed = sum(passes(line, answer(line["question"])) for line in lines)
print(f"{passed} of {len(lines)} pass")
