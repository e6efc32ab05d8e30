"""Drops passages that a newer version of their document replaced."""

import argparse

from services.ingest.store import drop_replaced

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--replaced-before", default="30d")
    print(f"{drop_replaced(parser.parse_args().replaced_before)} passages dropped")
