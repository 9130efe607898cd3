"""A copy of weather_report.py with a tool beside it that the test has prepared."""

from __future__ import annotations

import importlib.util
import io
import json
import secrets
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def weather(celsius, sky: str = "fog") -> list:
    """A station's whole answer; `celsius` may be a text, to give its very digits."""
    return [0, f'{{"celsius": {celsius}, "sky": {json.dumps(sky)}, "receipt": "RECEIPT"}}\n']


class Desk:
    def __init__(self, folder: Path, cities: dict[str, list[list]]) -> None:
        self.folder = folder / "desk"
        self.token = secrets.token_hex(8)
        (self.folder / "tools").mkdir(parents=True)
        shutil.copy(ROOT / "weather_report.py", self.folder)
        shutil.copy(ROOT / "tests" / "stand_in.py", self.folder / "tools" / "weather.py")
        plan = {"token": self.token, "cities": cities}
        (self.folder / "tools" / "plan.json").write_text(json.dumps(plan), encoding="utf-8")

    def report(self, *argv: str) -> tuple[int, list[str], str]:
        stdout, stderr = io.StringIO(), io.StringIO()
        status = load(self.folder / "weather_report.py").main(list(argv), stdout, stderr)
        assert stdout.getvalue() == "" or stdout.getvalue().endswith("\n")
        return status, stdout.getvalue().split("\n")[:-1], stderr.getvalue()

    def plain(self, *argv: str) -> list[str]:
        """The report's lines, each receipt replaced by # once it is known to be the last call's."""
        _, lines, stderr = self.report(*argv)
        assert stderr == ""
        receipts = {call["city"]: call["receipt"] for call in self.calls()}
        plain = []
        for line in lines:
            city = line.partition(":")[0]
            receipt = f"[{receipts.get(city)}]"
            plain.append(line.removesuffix(receipt) + "#" if line.endswith(receipt) else line)
        return plain

    def calls(self) -> list[dict]:
        log = self.folder / "tools" / "calls.log"
        if not log.exists():
            return []
        return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]

    def asked(self) -> list[str]:
        return [call["city"] for call in self.calls()]


def load(file: Path):
    name = f"weather_report_{secrets.token_hex(4)}"
    specification = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(specification)
    sys.modules[name] = module
    try:
        specification.loader.exec_module(module)
        return module
    finally:
        # Dataclasses look their module up while it is being loaded; nobody does later.
        del sys.modules[name]
