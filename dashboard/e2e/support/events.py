"""Adds attempt_started events to a ledger: events.py LEDGER RUN ATTEMPT-AS-JSON COUNT."""

import hashlib
import json
import sqlite3
import sys
import time

ledger, run, attempt, count = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), int(sys.argv[4])


def measured(text: str) -> bytes:
    data = text.encode()
    return len(data).to_bytes(4, "big") + data


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


with sqlite3.connect(ledger, timeout=30, isolation_level=None) as connection:
    connection.execute("BEGIN IMMEDIATE")
    sequence, previous = connection.execute(
        "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    now = time.time_ns()
    for number in range(count):
        sequence += 1
        payload = canonical({"attempt": attempt, "try_number": number + 2})
        at = now + number * 1_000_000
        row = (
            previous
            + sequence.to_bytes(8, "big")
            + at.to_bytes(8, "big", signed=True)
            + measured("lab")
            + measured("attempt_started")
            + measured(run)
            + measured(payload)
        )
        digest = hashlib.sha256(row).digest()
        connection.execute(
            "INSERT INTO events VALUES (?, 'lab', 'attempt_started', ?, ?, ?, ?, ?)",
            (sequence, at, run, payload, previous, digest),
        )
        previous = digest
    connection.execute("COMMIT")
