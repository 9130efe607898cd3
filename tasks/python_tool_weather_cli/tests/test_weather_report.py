from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys

import pytest

from desk import ROOT, Desk, weather


CELSIUS = {
    "half": ("0.25", "0.3", "32.5"),
    "minus-half": ("-7.25", "-7.3", "19.0"),
    "tiny": ("-0.04", "0.0", "31.9"),
    "more-digits": ("2.6499999999999999999", "2.6", "36.8"),
}


class TestTool:
    def test_the_receipts_are_those_of_the_calls(self, tmp_path):
        desk = Desk(tmp_path, {"Oslo": [weather(7, "rain")], "Bern": [weather(-3, "snow")]})
        status, lines, stderr = desk.report("Oslo", "Bern")
        calls = desk.calls()
        assert desk.asked() == ["Oslo", "Bern"]
        assert os.getpid() not in {call["process"] for call in calls}
        assert all(call["receipt"].startswith(desk.token) for call in calls)
        assert lines == [
            f"Oslo: 7.0 °C, rain [{calls[0]['receipt']}]",
            f"Bern: -3.0 °C, snow [{calls[1]['receipt']}]",
            "warmest: Oslo (7.0 °C)",
        ]
        assert (status, stderr) == (0, "")

    def test_the_given_one_answers_from_stations_of_the_test(self, tmp_path):
        token = secrets.token_hex(8)
        stations = tmp_path / "stations.json"
        known = {"Malmö": {"celsius": 1.25, "sky": f"sleet {token}"}}
        stations.write_text(json.dumps({"key": token, "stations": known}), encoding="utf-8")
        result = subprocess.run(
            [sys.executable, str(ROOT / "weather_report.py"), "--unit=f", "Malmö", "Oslo"],
            cwd=tmp_path,
            env={**os.environ, "WEATHER_STATIONS": str(stations)},
            capture_output=True,
        )
        first, *others = result.stdout.decode().split("\n")
        assert first.startswith(f"Malmö: 34.3 °F, sleet {token} [{token}-")
        assert others == ["Oslo: unknown", "warmest: Malmö (34.3 °F)", ""]
        assert (result.returncode, result.stderr) == (1, b"")

    def test_it_lies_beside_the_report_whatever_the_current_folder_is(self, tmp_path, monkeypatch):
        desk = Desk(tmp_path, {"Oslo": [weather(7)]})
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        monkeypatch.chdir(elsewhere)
        assert desk.plain("Oslo") == ["Oslo: 7.0 °C, fog #", "warmest: Oslo (7.0 °C)"]

    def test_it_gets_the_city_exactly_as_given(self, tmp_path):
        cities = ["D'Arcy $(pwd)", '"x;y" | z  ', "-7", "\\n*"]
        desk = Desk(tmp_path, {city: [weather(3)] for city in cities})
        expected = [f"{city}: 3.0 °C, fog #" for city in cities]
        assert desk.plain("--", *cities)[:-1] == expected
        assert [call["arguments"] for call in desk.calls()] == [["--", city] for city in cities]

    def test_a_city_given_twice_is_asked_for_once(self, tmp_path):
        desk = Desk(tmp_path, {"Oslo": [weather(7), weather(99)], "oslo": [weather(8)]})
        assert desk.plain("Oslo", "oslo", "Oslo") == [
            "Oslo: 7.0 °C, fog #",
            "oslo: 8.0 °C, fog #",
            "Oslo: 7.0 °C, fog #",
            "warmest: oslo (8.0 °C)",
        ]
        assert desk.asked() == ["Oslo", "oslo"]

    def test_what_it_says_on_standard_error_is_not_shown(self, tmp_path, capfd):
        desk = Desk(tmp_path, {"Bern": [[1, "broken"]]})
        assert desk.report("Bern") == (1, ["Bern: unavailable", "warmest: -"], "")
        assert capfd.readouterr() == ("", "")


class TestTrouble:
    def test_an_unknown_city_is_asked_for_once(self, tmp_path):
        desk = Desk(tmp_path, {})
        assert desk.report("Atlantis") == (1, ["Atlantis: unknown", "warmest: -"], "")
        assert desk.asked() == ["Atlantis"]

    def test_a_busy_station_is_asked_three_times_in_all(self, tmp_path):
        desk = Desk(tmp_path, {"Rome": [[75, ""]]})
        assert desk.plain("Rome") == ["Rome: unavailable", "warmest: -"]
        assert desk.asked() == ["Rome"] * 3

    def test_the_third_answer_of_a_busy_station_counts(self, tmp_path):
        desk = Desk(tmp_path, {"Rome": [[75, ""], [75, "later"], weather(30)]})
        assert desk.plain("Rome") == ["Rome: 30.0 °C, fog #", "warmest: Rome (30.0 °C)"]

    def test_a_station_may_be_busy_and_then_fail(self, tmp_path):
        desk = Desk(tmp_path, {"Bonn": [[75, ""], [1, ""], weather(9)]})
        assert desk.plain("Bonn") == ["Bonn: unavailable", "warmest: -"]
        assert desk.asked() == ["Bonn"] * 2

    def test_answers_that_are_not_as_told_are_unavailable(self, tmp_path):
        good = weather(5)[1]
        cities = {
            "failed": [[1, good]],
            "empty": [[0, ""]],
            "list": [[0, f"[{good}]"]],
            "two": [[0, good + good]],
            "nan": [weather("NaN")],
            "quoted": [weather('"5"')],
            "cloudless": [weather(5, "")],
            "missing": [[0, '{"celsius": 5, "sky": "fog"}']],
        }
        desk = Desk(tmp_path, cities)
        status, lines, _ = desk.report(*cities)
        assert lines == [f"{city}: unavailable" for city in cities] + ["warmest: -"]
        assert desk.asked() == list(cities)
        assert status == 1

    def test_an_answer_may_be_spread_over_lines_and_say_more(self, tmp_path):
        answer = '\n{"wind": 3,\n "sky": "fog",\n "receipt": "RECEIPT",\n "celsius": 1e1}\n\n'
        assert Desk(tmp_path, {"Rome": [[0, answer]]}).plain("Rome")[0] == "Rome: 10.0 °C, fog #"


class TestTemperatures:
    @pytest.mark.parametrize("unit", ["c", "f"])
    def test_they_are_rounded_once_halves_away_from_zero(self, tmp_path, unit):
        desk = Desk(tmp_path, {name: [weather(row[0])] for name, row in CELSIUS.items()})
        expected = [
            f"{name}: {row[1] if unit == 'c' else row[2]} °{unit.upper()}, fog #"
            for name, row in CELSIUS.items()
        ]
        assert desk.plain("--unit", unit, *CELSIUS)[:-1] == expected

    def test_the_warmest_is_found_before_rounding(self, tmp_path):
        cities = {"A": [weather("20.01")], "B": [weather("20.04")], "C": [weather("20.040")]}
        assert Desk(tmp_path, cities).plain("A", "C", "B")[-1] == "warmest: C (20.0 °C)"


class TestArguments:
    @pytest.mark.parametrize(
        "argv",
        [[], ["--"], ["--unit", "f"], ["Oslo", ""], ["--unit"], ["--unit=k", "Oslo"]]
        + [["--unit", "C", "Oslo"], ["-h"], ["--help", "Oslo"], ["--un", "f", "Oslo"]],
        ids=repr,
    )
    def test_wrong_arguments_are_told_and_the_tool_is_not_called(self, tmp_path, capfd, argv):
        desk = Desk(tmp_path, {"Oslo": [weather(7)]})
        status, lines, stderr = desk.report(*argv)
        assert (status, lines) == (2, [])
        assert stderr.startswith("usage: ") and stderr.endswith("\n") and stderr.count("\n") == 1
        assert desk.calls() == []
        assert capfd.readouterr() == ("", "")

    def test_after_the_first_city_all_are_cities(self, tmp_path):
        desk = Desk(tmp_path, {"Oslo": [weather(7)], "--unit": [weather(1)]})
        assert desk.plain("--unit=f", "--unit", "c", "Oslo", "--unit") == [
            "Oslo: 7.0 °C, fog #",
            "--unit: 1.0 °C, fog #",
            "warmest: Oslo (7.0 °C)",
        ]
