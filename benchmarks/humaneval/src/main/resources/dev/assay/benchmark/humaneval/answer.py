"""Makes the calls of calls.json with the program of solution.py, and writes a line for each into
answers.jsonl: the value, or what was raised, and what became of the arguments."""

import json
import sys
import types

import values


def solution(name):
    module = types.ModuleType("solution")
    sys.modules["solution"] = module
    with open("solution.py", encoding="utf-8") as file:
        exec(compile(file.read(), "solution.py", "exec"), module.__dict__)
    return getattr(module, name)


def answer(function, call):
    positional = values.decode(call["positional"])
    named = values.decode(call["named"])
    try:
        told = {"value": values.encode(function(*positional, **named))}
    except BaseException as raised:
        told = {"raised": [type(raised).__name__, str(raised)]}
    told["positional"] = values.encode(positional)
    return told


def main():
    with open("calls.json", encoding="utf-8") as file:
        calls = json.load(file)
    with open("entry_point", encoding="utf-8") as file:
        name = file.read()
    with open("answers.jsonl", "w", encoding="utf-8") as answers:
        function = solution(name)
        for call in calls:
            answers.write(json.dumps(answer(function, call)) + "\n")
            answers.flush()


main()
