"""The help centre's pages, through its public interface."""

import time

import httpx

PAUSES_SECONDS = (5, 20, 60)


def fetch(url: str) -> httpx.Response:
    for pause in PAUSES_SECONDS:
        try:
            return httpx.get(url, timeout=30)
        except httpx.TransportError:
            time.sleep(pause)
    return httpx.get(url, timeout=30)
