"""The HTTP door: one question in, one answer with its sources out."""

from fastapi import FastAPI

from services.answers.generate import generate
from services.answers.rerank import rerank
from services.answers.retrieval import search

app = FastAPI()


@app.post("/answer")
def answer(question: str) -> dict:
    passages = rerank(question, search(question, limit=40))[:5]
    return {"answer": generate(question, passages), "sources": [passage.url for passage in passages]}


@app.get("/healthz")
def healthz() -> str:
    return "ok"
