"""Reports the weather that tools/weather.py tells. See the instructions."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NoReturn, TextIO

TOOL = Path(__file__).resolve().parent / "tools" / "weather.py"
ATTEMPTS = 3
UNKNOWN_CITY = 3
BUSY = 75


class UsageError(Exception):
    """The arguments are not as they have to be."""


@dataclass(frozen=True)
class Weather:
    celsius: Fraction
    sky: str
    receipt: str


def main(argv: Sequence[str], stdout: TextIO, stderr: TextIO) -> int:
    try:
        unit, cities = parse_arguments(argv)
    except UsageError as error:
        stderr.write(f"usage: weather_report.py [--unit c|f] CITY ... ({error})\n")
        return 2
    answers = {city: ask(city) for city in dict.fromkeys(cities)}
    for city in cities:
        answer = answers[city]
        if isinstance(answer, Weather):
            told = f"{temperature(answer, unit)}, {answer.sky} [{answer.receipt}]"
        else:
            told = answer
        stdout.write(f"{city}: {told}\n")
    known = {city: answer for city, answer in answers.items() if isinstance(answer, Weather)}
    if known:
        warmest = max(known, key=lambda city: known[city].celsius)
        stdout.write(f"warmest: {warmest} ({temperature(known[warmest], unit)})\n")
    else:
        stdout.write("warmest: -\n")
    return 0 if len(known) == len(answers) else 1


def parse_arguments(argv: Sequence[str]) -> tuple[str, list[str]]:
    unit = "c"
    rest = list(argv)
    while rest and rest[0].startswith("-"):
        argument = rest.pop(0)
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name != "--unit":
            raise UsageError("there is no such option")
        if not equals:
            value = rest.pop(0) if rest else ""
        if value not in ("c", "f"):
            raise UsageError("the unit is c or f")
        unit = value
    if not rest or "" in rest:
        raise UsageError("each city needs a name")
    return unit, rest


def ask(city: str) -> Weather | str:
    """Returns the weather, or why there is none."""
    for _ in range(ATTEMPTS):
        result = subprocess.run(
            [sys.executable, str(TOOL), "--", city],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if result.returncode == 0:
            return parse_answer(result.stdout) or "unavailable"
        if result.returncode == UNKNOWN_CITY:
            return "unknown"
        if result.returncode != BUSY:
            break
    return "unavailable"


def parse_answer(output: bytes) -> Weather | None:
    try:
        answer = json.loads(
            output.decode("utf-8"),
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=refuse,
        )
    except ValueError:
        return None
    if not isinstance(answer, dict):
        return None
    celsius, sky, receipt = (answer.get(name) for name in ("celsius", "sky", "receipt"))
    if not isinstance(celsius, Decimal) or not is_line(sky) or not is_line(receipt):
        return None
    return Weather(Fraction(celsius), sky, receipt)


def refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def is_line(value: object) -> bool:
    return isinstance(value, str) and value != "" and "\n" not in value and "\r" not in value


def temperature(weather: Weather, unit: str) -> str:
    degrees = float(weather.celsius if unit == "c" else weather.celsius * 9 / 5 + 32)
    return f"{degrees:.1f} °{unit.upper()}"


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    sys.exit(main(sys.argv[1:], sys.stdout, sys.stderr))
