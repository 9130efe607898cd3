"""Asks a weather station: python3 tools/weather.py -- CITY. See the instructions."""

import json
import os
import sys

UNKNOWN = 3
USAGE = 64


def main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    if len(arguments) != 1:
        print("usage: weather.py -- CITY", file=sys.stderr)
        return USAGE
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "stations.json")
    with open(os.environ.get("WEATHER_STATIONS", beside), encoding="utf-8") as file:
        network = json.load(file)
    station = network["stations"].get(arguments[0])
    if station is None:
        print(f"there is no station in {arguments[0]!a}", file=sys.stderr)
        return UNKNOWN
    answer = {**station, "receipt": f"{network['key']}-{os.urandom(4).hex()}"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
