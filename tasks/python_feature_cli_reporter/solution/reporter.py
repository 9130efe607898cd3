"""Counts log lines and prints a report. See the instructions."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO

LEVELS = ("debug", "info", "warn", "error", "fatal")
LINE = re.compile(r'[^ ]+ +([^ ]+) +(?:"((?:[^"]|"")+)"|([^" ][^ ]*))(?: .*)?', re.DOTALL)


def main(argv: Sequence[str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    try:
        options = parse_arguments(argv)
    except UsageError as error:
        stderr.write(f"reporter: {error}\n")
        return 2
    status = 0
    counts: Counter[str] = Counter()
    for name in options.files or ["-"]:
        try:
            for number, line in enumerate(lines_of(name, stdin), start=1):
                if not line.strip(" "):
                    continue
                entry = parse_line(line)
                if entry is None:
                    stderr.write(f"reporter: {name}:{number}: malformed line\n")
                elif LEVELS.index(entry.level) >= LEVELS.index(options.min_level):
                    counts[entry.level if options.by == "level" else entry.service] += 1
        except OSError:
            stderr.write(f"reporter: cannot read {name}\n")
            status = 1
    stdout.write(FORMATS[options.format](report(counts, options)))
    return status


class UsageError(Exception):
    """The arguments are not as they have to be."""


@dataclass
class Options:
    by: str = "level"
    format: str = "text"
    min_level: str = LEVELS[0]
    top: int | None = None
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    level: str
    service: str


@dataclass(frozen=True)
class Report:
    by: str
    total: int
    rows: list[tuple[str, int, str]]


def parse_arguments(argv: Sequence[str]) -> Options:
    options = Options()
    rest = iter(argv)
    for argument in rest:
        if argument == "--":
            options.files.extend(rest)
        elif argument == "-" or not argument.startswith("-"):
            options.files.append(argument)
        else:
            name, equals, value = argument.partition("=")
            if name not in ("--by", "--format", "--min-level", "--top"):
                raise UsageError(f"there is no option {name}")
            if not equals:
                try:
                    value = next(rest)
                except StopIteration:
                    raise UsageError(f"{name} needs a value") from None
            take(options, name, value)
    return options


def take(options: Options, name: str, value: str) -> None:
    if name == "--by" and value in ("level", "service"):
        options.by = value
    elif name == "--format" and value in FORMATS:
        options.format = value
    elif name == "--min-level" and value in LEVELS:
        options.min_level = value
    elif name == "--top" and re.fullmatch("[0-9]+", value) and int(value) > 0:
        options.top = int(value)
    else:
        raise UsageError(f"{name} cannot be {value!r}")


def lines_of(name: str, stdin: TextIO) -> Iterator[str]:
    if name == "-":
        yield from map(without_end, stdin)
    else:
        with open(name, encoding="utf-8-sig", errors="replace", newline="\n") as file:
            yield from map(without_end, file)


def without_end(line: str) -> str:
    return line[:-1].removesuffix("\r") if line.endswith("\n") else line


def parse_line(line: str) -> Entry | None:
    match = LINE.fullmatch(line)
    if match is None or match[1].lower() not in LEVELS:
        return None
    service = match[3] if match[2] is None else match[2].replace('""', '"')
    return Entry(match[1].lower(), service)


def report(counts: Counter[str], options: Options) -> Report:
    total = counts.total()
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rows = [(key, count, share(count, total)) for key, count in ordered[: options.top]]
    return Report(options.by, total, rows)


def share(count: int, total: int) -> str:
    tenths = (2000 * count + total) // (2 * total) if total else 0
    return f"{tenths // 10}.{tenths % 10}"


def as_text(given: Report) -> str:
    cells = [(given.by, "count", "share")]
    cells += [(key, str(count), percent + "%") for key, count, percent in given.rows]
    cells.append(("total", str(given.total), share(given.total, given.total) + "%"))
    first, second, third = (max(map(len, column)) for column in zip(*cells))
    return "".join(f"{a:<{first}}  {b:>{second}}  {c:>{third}}\n" for a, b, c in cells)


def as_csv(given: Report) -> str:
    lines = [f"{given.by},count,share\n"]
    for key, count, percent in given.rows:
        if re.search('[,"\r]', key):
            key = '"' + key.replace('"', '""') + '"'
        lines.append(f"{key},{count},{percent}\n")
    return "".join(lines)


def as_json(given: Report) -> str:
    rows = [{"key": key, "count": count, "share": percent} for key, count, percent in given.rows]
    return json.dumps({"by": given.by, "total": given.total, "rows": rows}) + "\n"


FORMATS = {"text": as_text, "csv": as_csv, "json": as_json}


if __name__ == "__main__":
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    sys.exit(main(sys.argv[1:], sys.stdin, sys.stdout, sys.stderr))
