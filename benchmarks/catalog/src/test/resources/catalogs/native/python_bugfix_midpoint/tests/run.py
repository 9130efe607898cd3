"""Writes a JUnit report by itself, so that Python alone is needed."""
import sys
from xml.sax.saxutils import quoteattr

from midpoint import midpoint

CASES = {
    "is halfway": [((0, 10), 5), ((-4, 4), 0)],
    "rounds towards the first": [((0, 5), 2), ((5, 0), 3)],
}

failures = 0
with open("report.xml", "w") as report:
    report.write('<testsuite name="midpoint">')
    for name, checks in CASES.items():
        wrong = [(given, midpoint(*given), want) for given, want in checks if midpoint(*given) != want]
        report.write('<testcase classname="midpoint" name=%s>' % quoteattr(name))
        for given, got, want in wrong[:1]:
            failures += 1
            report.write("<failure message=%s/>" % quoteattr("midpoint%s is %s, not %s" % (given, got, want)))
        report.write("</testcase>")
    report.write("</testsuite>")
sys.exit(1 if failures else 0)
