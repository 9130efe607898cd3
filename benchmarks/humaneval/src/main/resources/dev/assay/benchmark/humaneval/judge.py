"""Runs the tests of problem.json in a process that nothing of the candidate's ever runs in. Calls
of the candidate have the values that answers.jsonl has for them; where it has none, the reference
stands in, so that all further calls become known, and are asked for."""

import builtins
import json
import random
import traceback

import values


class Ended(BaseException):
    """The candidate's program ended before it came to a call."""


class Unfit(BaseException):
    """A call cannot be handed over."""


class Candidate:
    def __init__(self, reference, calls, answers, ended):
        self.reference = reference
        self.known = calls
        self.answers = answers
        self.ended = ended
        self.calls = []
        self.guessing = False
        self.failure = None

    def __call__(self, *positional, **named):
        try:
            return self.call(positional, named)
        except (Ended, Unfit) as error:
            # Tests that catch everything would take it for what they wait for.
            self.failure = error
            raise

    def call(self, positional, named):
        call = {"positional": values.encode(list(positional)), "named": values.encode(named)}
        if not values.handed_over(call["positional"]) or not values.handed_over(call["named"]):
            raise Unfit("a call has an argument that is of none of Python's own types")
        number = len(self.calls)
        self.calls.append(call)
        if self.guessing or number >= len(self.known) or self.known[number] != call:
            self.guessing = True
            copy = values.decode(call["positional"])
            value = self.reference(*copy, **values.decode(call["named"]))
            _become(positional, copy)
            return value
        if number >= len(self.answers):
            raise Ended(
                "the program did not come to call %d of %d: %s"
                % (number + 1, len(self.known), self.ended)
            )
        return self.told(self.answers[number], positional)

    def told(self, answer, positional):
        try:
            if "raised" in answer:
                error = _error(*answer["raised"])
            else:
                error = None
                value = values.decode(answer["value"])
            _become(positional, values.decode(answer["positional"]))
        except Exception:
            raise Ended("the program wrote an answer that is none") from None
        if error is not None:
            raise error
        return value


def _error(name, text):
    kind = getattr(builtins, str(name), None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        try:
            return kind(text)
        except TypeError:
            pass
    return RuntimeError("%s: %s" % (name, text))


def _become(arguments, others):
    """Lets lists, sets and dictionaries that were passed be as the call left them."""
    for argument, other in zip(arguments, others):
        if isinstance(argument, (list, bytearray)) and isinstance(other, type(argument)):
            argument[:] = other
        elif isinstance(argument, (set, dict)) and isinstance(other, type(argument)):
            if argument != other:
                argument.clear()
                argument.update(other)


def _answers():
    answers = []
    with open("answers.jsonl", encoding="utf-8", errors="replace") as file:
        for line in file:
            try:
                answers.append(json.loads(line))
            except (ValueError, RecursionError):
                break
    return answers


def _reason(error):
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == "test.py"
    ]
    place = " at line %d of the tests" % frames[-1].lineno if frames else ""
    text = str(error)
    return "%s%s%s" % (type(error).__name__, place, ": " + text[:500] if text else "")


def decide():
    with open("problem.json", encoding="utf-8") as file:
        problem = json.load(file)
    with open("calls.json", encoding="utf-8") as file:
        calls = json.load(file)
    reference = {"__name__": "reference"}
    exec(compile(problem["reference"], "reference.py", "exec"), reference)
    entry_point = problem["entry_point"]
    candidate = Candidate(reference[entry_point], calls, _answers(), problem["ended"])
    tests = dict(reference)
    tests[entry_point] = candidate
    random.seed(problem["seed"])
    try:
        exec(compile(problem["test"], "test.py", "exec"), tests)
        tests["check"](candidate)
        decision = {"decision": "passed"}
    except BaseException as error:
        decision = {"decision": "failed", "reason": _reason(error)}
    if isinstance(candidate.failure, Unfit):
        return {"decision": "unfit", "reason": str(candidate.failure)}
    if candidate.failure is not None:
        decision = {"decision": "failed", "reason": str(candidate.failure)}
    if candidate.guessing:
        return {"decision": "asks", "calls": candidate.calls}
    if not candidate.calls:
        return {"decision": "unfit", "reason": "they never call " + entry_point}
    return decision


if __name__ == "__main__":
    found = decide()
    with open("decision.json", "w", encoding="utf-8") as out:
        json.dump(found, out)
