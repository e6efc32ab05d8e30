"""Writes the answer from passages, and nothing else."""

import logging

from anthropic import Anthropic

MODEL = "claude-sonnet-4-5"
client = Anthropic()
log = logging.getLogger(__name__)


def generate(question: str, passages: list) -> str:
    prompt = open("services/answers/prompts/answer.md").read()
    text = "\n\n".join(passage.text for passage in passages)
    message = client.messages.create(
        model=MODEL,
        max_tokens=600,
        system=prompt,
        messages=[{"role": "user", "content": f"{text}\n\nQuestion: {question}"}],
    )
    log.info("tokens", extra={"input": message.usage.input_tokens, "output": message.usage.output_tokens})
    return message.content[0].text
