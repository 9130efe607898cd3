package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.testlog.LogParser;
import dev.assay.benchmark.testlog.LoggedStatus;
import dev.assay.benchmark.testlog.Statuses;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InstanceLogsTest {
  @Test
  void choosesByNameByInstanceAndForOldRowsByRepository() {
    Instance named = new InstanceBuilder().logParser("parse_log_tap").build();
    assertThat(read(named, "not ok 3 a")).containsExactly(Map.entry("a", LoggedStatus.FAILED));
    Instance ofInstance =
        new InstanceBuilder().id("jekyll__jekyll-8771").logParser("parse_log_jekyll").build();
    assertThat(read(ofInstance, "a b ..F-")).containsExactly(Map.entry("a b", LoggedStatus.FAILED));
    Instance old = new InstanceBuilder().repository("sympy/sympy").build();
    assertThat(read(old, "test_a ok")).containsExactly(Map.entry("test_a", LoggedStatus.PASSED));
    Instance unknown = new InstanceBuilder().logParser("parse_log_new").build();
    assertThat(InstanceLogs.parser(unknown)).isEmpty();
  }

  @Test
  void knowsTheParserOfEveryRealRow() throws Exception {
    assertThat(Dataset.read(SharedData.file("lite-test.parquet")))
        .allSatisfy(instance -> assertThat(InstanceLogs.parser(instance)).isPresent());
    assertThat(Dataset.read(SharedData.file("native-five.jsonl")))
        .allSatisfy(instance -> assertThat(InstanceLogs.parser(instance)).isPresent());
  }

  private static Map<String, LoggedStatus> read(Instance instance, String line) {
    LogParser parser = InstanceLogs.parser(instance).orElseThrow();
    Statuses statuses = new Statuses();
    parser.line(line, statuses);
    parser.end(statuses);
    return statuses.byTest();
  }
}
