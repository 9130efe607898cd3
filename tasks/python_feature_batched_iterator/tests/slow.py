"""The batches, straight from the instructions, from a list that is there as a whole."""

from __future__ import annotations


def slow_batches(words: list[str], max_count: int, max_weight: int | None) -> list[tuple]:
    batches: list[tuple] = []
    rest = list(words)
    while rest:
        size = 1
        while size < len(rest) and size < max_count:
            if max_weight is not None:
                if weight(rest[:size]) == max_weight or weight(rest[: size + 1]) > max_weight:
                    break
            size += 1
        batches.append(tuple(rest[:size]))
        rest = rest[size:]
    return batches


def weight(words: list[str]) -> int:
    return sum(len(word) for word in words)
