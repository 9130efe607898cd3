package dev.assay.benchmark;

import static dev.assay.benchmark.TestResult.Status.ERROR;
import static dev.assay.benchmark.TestResult.Status.FAILED;
import static dev.assay.benchmark.TestResult.Status.PASSED;
import static dev.assay.benchmark.TestResult.Status.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class JUnitReportTest {
  private static List<Tuple> tests(String xml) {
    return Reports.complete(TestReportFormat.JUNIT, xml).tests().stream()
        .map(test -> tuple(test.id(), test.status(), test.message()))
        .toList();
  }

  private static String malformed(String xml) {
    return Reports.malformed(TestReportFormat.JUNIT, xml);
  }

  @Test
  void readsWhatPytestWrites() {
    assertThat(
            tests(
                """
                <?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests">\
                <testsuite name="pytest" errors="2" failures="1" skipped="2" tests="6">\
                <testcase classname="test_a.TestX" name="test_ok" time="0.001" />\
                <testcase classname="test_a.TestX" name="test_p[a b]" time="0.001">\
                <failure message="AssertionError: assert 'a b' == 1">self = &lt;test_a.TestX&gt;
                E   AssertionError</failure></testcase>\
                <testcase classname="test_a" name="test_skip">\
                <skipped type="pytest.skip" message="why">test_a.py:6: why</skipped></testcase>\
                <testcase classname="test_a" name="test_expected_to_fail">\
                <skipped type="pytest.xfail" message="" /></testcase>\
                <testcase classname="test_a" name="test_clean_up">\
                <error message="failed on teardown">trace</error></testcase>\
                <testcase classname="" name="test_b">\
                <error message="collection failure">E   ImportError: nothere</error></testcase>\
                </testsuite></testsuites>\
                """))
        .containsExactly(
            tuple("test_a.TestX::test_ok", PASSED, ""),
            tuple("test_a.TestX::test_p[a b]", FAILED, "AssertionError: assert 'a b' == 1"),
            tuple("test_a::test_skip", SKIPPED, "why"),
            tuple("test_a::test_expected_to_fail", SKIPPED, ""),
            tuple("test_a::test_clean_up", ERROR, "failed on teardown"),
            tuple("test_b", ERROR, "collection failure"));
  }

  @Test
  void takesPytestsTwoCasesOfOneTestForOneFailure() {
    assertThat(
            tests(
                """
                <testsuites><testsuite name="pytest">
                <testcase classname="a" name="b"><failure message="assert 0"/></testcase>
                <testcase classname="a" name="b"><error message="teardown"/></testcase>
                </testsuite></testsuites>\
                """))
        .containsExactly(tuple("a::b", FAILED, "assert 0"));
  }

  @Test
  void readsWhatSurefireWrites() {
    assertThat(
            tests(
                """
                <testsuite name="com.example.AddTest" tests="3" failures="1">
                  <properties><property name="java.version" value="25"/></properties>
                  <testcase name="adds" classname="com.example.AddTest" time="0.01"/>
                  <testcase name="carries" classname="com.example.AddTest" time="0.01">
                    <failure type="org.opentest4j.AssertionFailedError"><![CDATA[expected: <3>]]>\
                </failure>
                    <system-out><![CDATA[printed]]></system-out>
                  </testcase>
                  <testcase name="retried" classname="com.example.AddTest">
                    <flakyFailure message="first try">trace</flakyFailure>
                  </testcase>
                  <testcase name="" classname="com.example.SetUpTest"><error message="no"/>\
                </testcase>
                </testsuite>\
                """))
        .containsExactly(
            tuple("com.example.AddTest::adds", PASSED, ""),
            tuple("com.example.AddTest::carries", FAILED, "expected: <3>"),
            tuple("com.example.AddTest::retried", PASSED, ""),
            tuple("com.example.SetUpTest", ERROR, "no"));
  }

  @Test
  void readsWhatNodeWrites() {
    assertThat(
            tests(
                """
                <?xml version="1.0" encoding="utf-8"?>
                <testsuites>
                  <testsuite name="suite" tests="2" failures="1">
                    <testcase name="a" time="0.001" classname="test"/>
                    <testcase name="b # x" classname="test" failure="1 !== 2">
                      <failure type="testCodeFailure" message="1 !== 2">trace</failure>
                    </testcase>
                    <testsuite name="inner"><testcase name="a" classname="test"/></testsuite>
                  </testsuite>
                  <testcase name="later" classname="test"><skipped type="todo" message="true"/>\
                </testcase>
                  <!-- tests 4 -->
                </testsuites>\
                """))
        .containsExactly(
            tuple("suite > a", PASSED, ""),
            tuple("suite > b # x", FAILED, "1 !== 2"),
            tuple("suite > inner > a", PASSED, ""),
            tuple("later", SKIPPED, "true"));
  }

  @Test
  void readsWhatGoogletestWrites() {
    assertThat(
            tests(
                """
                <testsuites tests="3" name="AllTests"><testsuite name="Foo" tests="3">
                <testcase name="Ok" status="run" result="completed" classname="Foo" />
                <testcase name="Skip" status="run" result="skipped" classname="Foo">
                  <skipped message="t.cc:5&#x0A;why"/></testcase>
                <testcase name="DISABLED_x" status="notrun" result="suppressed" classname="Foo" />
                </testsuite></testsuites>\
                """))
        .containsExactly(
            tuple("Foo::Ok", PASSED, ""),
            tuple("Foo::Skip", SKIPPED, "t.cc:5\nwhy"),
            tuple("Foo::DISABLED_x", SKIPPED, ""));
  }

  @Test
  void doesNotUndoAFailureByALaterSkip() {
    assertThat(
            tests(
                """
                <testsuite><testcase name="a"><failure message="no"/><skipped/></testcase>\
                </testsuite>\
                """))
        .containsExactly(tuple("a", FAILED, "no"));
  }

  @Test
  void escapesControlCharactersInNamesSoThatAnIdIsOneLine() {
    assertThat(tests("<testsuite><testcase classname='c' name='a&#10;b'/></testsuite>"))
        .containsExactly(tuple("c::a\\u000ab", PASSED, ""));
  }

  @Test
  void refusesAReportThatIsCut() {
    assertThat(malformed("<testsuites>\n<testsuite><testcase name='a'/>"))
        .contains("line 2")
        .contains("not well-formed");
  }

  @Test
  void refusesAnEmptyReportAndOneOfAnotherFormat() {
    assertThat(malformed("")).contains("line 1");
    assertThat(malformed("<html></html>")).contains("<html>").contains("<testsuites>");
  }

  @Test
  void refusesTheSameTestTwice() {
    assertThat(
            malformed(
                """
                <testsuite>
                <testcase classname="c" name="a"><failure/></testcase>
                <testcase classname="c" name="a"/>
                </testsuite>\
                """))
        .isEqualTo("line 3: the test 'c::a' was reported before; ids must be unique");
  }

  @Test
  void refusesEntitiesOfEveryKind() {
    assertThat(
            malformed(
                """
                <!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <testsuite><testcase name="&b;"/></testsuite>\
                """))
        .contains("document type");
    assertThat(
            malformed(
                """
                <!DOCTYPE t SYSTEM "file:///etc/passwd"><testsuite><testcase name="a"/>\
                </testsuite>\
                """))
        .contains("document type");
    assertThat(malformed("<testsuite><testcase name='&undefined;'/></testsuite>"))
        .contains("line 1");
  }

  @Test
  void refusesNestingWithoutEnd() {
    assertThat(malformed("<testsuite>".repeat(100_000))).contains("nested more than 64 deep");
  }

  @Test
  void refusesATestWithoutANameAndOneWithinAnother() {
    assertThat(malformed("<testsuite><testcase/></testsuite>")).contains("has no name");
    assertThat(
            malformed("<testsuite><testcase name='a'><testcase name='b'/></testcase></testsuite>"))
        .contains("within a test case");
  }

  @Test
  void boundsNamesAndMessages() {
    assertThat(malformed("<testsuite><testcase name='" + "n".repeat(5000) + "'/></testsuite>"))
        .contains("more than 2048 characters");
    String message =
        Reports.complete(
                TestReportFormat.JUNIT,
                "<testsuite><testcase name='a'><failure>"
                    + "m".repeat(3_000_000)
                    + "</failure></testcase></testsuite>")
            .tests()
            .getFirst()
            .message();
    assertThat(message).hasSize(2_001).endsWith("…");
  }

  @Test
  void refusesMoreTestsThanAnyoneWrites() {
    StringBuilder xml = new StringBuilder("<testsuite>");
    for (int i = 0; i <= 50_000; i++) {
      xml.append("<testcase name='t").append(i).append("'/>");
    }
    assertThat(malformed(xml + "</testsuite>")).contains("more than 50000 tests");
  }
}
