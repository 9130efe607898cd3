"""Stands in for tools/weather.py: answers as plan.json beside it says, and writes down its calls.

A receipt is the token of the plan, which is new for every test, and a number that is made up in this
very call: nobody can tell one who has not called.
"""

import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main() -> int:
    with open(os.path.join(HERE, "plan.json"), encoding="utf-8") as file:
        plan = json.load(file)
    arguments = sys.argv[1:]
    city = arguments[-1] if arguments else ""
    receipt = f"{plan['token']}-{os.urandom(8).hex()}"
    calls = os.path.join(HERE, "calls.log")
    earlier = 0
    if os.path.exists(calls):
        with open(calls, encoding="utf-8") as file:
            earlier = sum(json.loads(line)["city"] == city for line in file)
    with open(calls, "a", encoding="utf-8") as file:
        call = {"arguments": arguments, "city": city, "receipt": receipt, "process": os.getpid()}
        file.write(json.dumps(call) + "\n")
    steps = plan["cities"].get(city, [[3, ""]])
    status, output = steps[min(earlier, len(steps) - 1)]
    sys.stdout.buffer.write(output.replace("RECEIPT", receipt).encode())
    sys.stderr.write("the station says nothing of use\n")
    return status


sys.exit(main())
