package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.testlog.LogParser;
import dev.assay.benchmark.testlog.LoggedStatus;
import dev.assay.benchmark.testlog.Statuses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InstanceLogsTest {
  private static final EvaluationType TYPE = EvaluationType.PASS_AND_FAIL;

  @Test
  void choosesByNameByInstanceAndForOldRowsByRepository() {
    Instance named = Instances.with("a__b-1", List.of("x"), List.of(), "parse_log_tap", TYPE);
    assertThat(read(named, "not ok 3 a")).containsExactly(Map.entry("a", LoggedStatus.FAILED));
    Instance ofInstance =
        Instances.with("jekyll__jekyll-8771", List.of("x"), List.of(), "parse_log_jekyll", TYPE);
    assertThat(read(ofInstance, "a b ..F-")).containsExactly(Map.entry("a b", LoggedStatus.FAILED));
    Instance unknown = Instances.with("a__b-1", List.of("x"), List.of(), "parse_log_new", TYPE);
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
