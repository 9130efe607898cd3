"""Measures what the gate asks for: `measure.py ENTRY_POINT CONFIG RESULT`.

The program runs in a process of its own, and is believed nothing: its answers are compared with
those of a sieve here, and its time is what the operating system says.
"""

import json
import pathlib
import random
import resource
import subprocess
import sys

PROGRAM = "import json, primes, sys; print(json.dumps([primes.count(n) for n in json.load(sys.stdin)]))"


def answers(limits):
    """What the program says, and the seconds of processor time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=json.dumps(limits), capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return json.loads(done.stdout), (after.ru_utime - before.ru_utime) / 10


def expected(limits):
    prime = [number > 1 for number in range(max(limits) + 1)]
    for number in range(2, len(prime)):
        for multiple in range(number * number, len(prime), number) if prime[number] else ():
            prime[multiple] = False
    return [sum(prime[:limit]) for limit in limits]


def main(entry_point, config_path, result_path):
    config = json.loads(pathlib.Path(config_path).read_text())
    if entry_point == "answers":
        limits = list(range(0, 2000, 37))
        counts, seconds = answers(limits)
        text = json.dumps(dict(zip(limits, counts)), indent=1)
        pathlib.Path(config["artifact_path"]).write_text(text + "\n")
        result = {"status": "ok", "metric": seconds}
    else:
        limits = random.Random(config["seed"]).sample(range(9_000, 11_000), 16)
        counts, seconds = answers(limits)
        result = {"status": "ok", "metric": seconds}
        if counts != expected(limits):
            result = {"status": "error", "message": "the answers are wrong"}
    pathlib.Path(result_path).write_text(json.dumps(result))


main(*sys.argv[1:])
