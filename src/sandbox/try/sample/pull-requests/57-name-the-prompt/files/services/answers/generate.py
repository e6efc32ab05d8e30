"""Writes the answer from passages, and nothing else."""

from anthropic import Anthropic

MODEL = "claude-sonnet-4-5"
client = Anthropic()


def generate(question: str, passages: list) -> str:
    prompt = open("services/answers/prompts/customer.md").read()
    text = "\n\n".join(passage.text for passage in passages)
    message = client.messages.create(
        model=MODEL,
        max_tokens=600,
        system=prompt,
        messages=[{"role": "user", "content": f"{text}\n\nQuestion: {question}"}],
    )
    return message.content[0].text
