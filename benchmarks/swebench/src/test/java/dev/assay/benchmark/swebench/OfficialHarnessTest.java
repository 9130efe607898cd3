package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.testlog.LogReading;
import dev.assay.benchmark.testlog.LoggedStatus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds reports and summaries against the official package's. Statuses are held against it where
/// logs are read.
@Tag("slow")
final class OfficialHarnessTest {
  private static final long SEED = Long.getLong("assay.seed", 20261121);
  private static final int SPOILT_EACH = Integer.getInteger("assay.logs", 40);
  private static final int MADE = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> NAMES =
      List.of("a", "b", "c.py::d", "t[x 1]", "t[x 2]", "t[x", "u[y]", "u[y", "v[z w]");
  private static final List<String> WORDS =
      List.of("PASSED", "PASSED", "PASSED", "FAILED", "SKIPPED", "ERROR", "XFAIL");
  private static final List<String> ENDINGS =
      List.of(
          "",
          ">>>>> Test Exit Code: 0",
          ">>>>> Test Exit Code: 1",
          ">>>>> Tests Timed Out",
          "Killed",
          "no tests ran");

  @TempDir Path folder;

  private record Case(Instance instance, Prediction prediction, Path log) {}

  @Test
  void reportsAreTheOfficialOnes() throws Exception {
    OfficialHarness official = new OfficialHarness(folder);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < MADE; i++) {
      cases.add(made(i));
    }
    assertThat(compare(official, cases)).isGreaterThan(MADE / 3);
  }

  @Test
  void realLogsAndWhatBecomesOfThemAreReadAsTheOfficialOnesAre() throws Exception {
    OfficialHarness official = new OfficialHarness(folder);
    List<Instance> instances = Dataset.read(SharedData.file("native-five.jsonl"));
    List<Case> cases = new ArrayList<>();
    for (Path log : RealLogs.all()) {
      for (Instance instance : instances) {
        if (RealLogs.instance(log).equals(instance.id())) {
          addSpoilt(log, instance, cases);
        }
      }
    }
    assertThat(cases).isNotEmpty();
    assertThat(compare(official, cases)).isPositive();
  }

  private void addSpoilt(Path log, Instance instance, List<Case> cases) throws IOException {
    Prediction prediction = new Prediction(instance.id(), "m", Optional.of("diff"));
    cases.add(new Case(instance, prediction, log));
    Random random = new Random(SEED + cases.size());
    byte[] text = Files.readAllBytes(log);
    for (int i = 0; i < SPOILT_EACH; i++) {
      Path spoilt = folder.resolve("spoilt-" + cases.size() + ".txt");
      Files.write(spoilt, RealLogs.spoilt(text, random));
      cases.add(new Case(instance, prediction, spoilt));
    }
  }

  private Case made(int number) throws IOException {
    Random random = new Random(SEED + number);
    StringBuilder log = new StringBuilder("+ : '>>>>> Start Test Output'\n");
    for (int lines = random.nextInt(12); lines > 0; lines--) {
      log.append(random.nextInt(50) == 0 ? "PASSEDx" : one(WORDS, random))
          .append(' ')
          .append(one(NAMES, random))
          .append('\n');
    }
    log.append(random.nextInt(20) == 0 ? "" : "+ : '>>>>> End Test Output'\n");
    log.append(random.nextInt(3) == 0 ? one(ENDINGS, random) + "\n" : "");
    Instance instance =
        new InstanceBuilder()
            .id("some__thing-" + number)
            .failToPass(some(random))
            .passToPass(some(random))
            .logParser("parse_log_pytest_v2")
            .evaluationType(
                random.nextInt(4) == 0 ? EvaluationType.FAIL_ONLY : EvaluationType.PASS_AND_FAIL)
            .build();
    Optional<String> patch = random.nextInt(15) == 0 ? Optional.empty() : Optional.of("diff");
    return new Case(
        instance,
        new Prediction(instance.id(), "m", patch),
        Files.writeString(folder.resolve(number + ".txt"), log));
  }

  private static String[] some(Random random) {
    return random
        .ints(random.nextInt(3), 0, NAMES.size())
        .mapToObj(NAMES::get)
        .toArray(String[]::new);
  }

  private static String one(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }

  /// @return how many logs are valid
  private int compare(OfficialHarness official, List<Case> cases) throws Exception {
    write(cases);
    List<JsonNode> answers = official.answers();
    assertThat(answers).hasSameSizeAs(cases);
    List<String> unexplained = new ArrayList<>();
    int valid = 0;
    for (int i = 0; i < cases.size(); i++) {
      JsonNode answer = answers.get(i);
      Case each = cases.get(i);
      LogReading reading =
          LogReading.of(each.log, () -> InstanceLogs.parser(each.instance).orElseThrow());
      valid += reading.valid() ? 1 : 0;
      // The official report has a test with a word that is no status in neither list, so that it
      // cannot fail.
      boolean unknown = reading.statuses().containsValue(LoggedStatus.UNKNOWN);
      if (answer.path("found").asBoolean() != reading.valid()
          || !statuses(answer).equals(reading.statuses())
          || (!unknown && !report(each, reading).equals(answer.path("report")))) {
        unexplained.add(told(each, reading, answer));
      }
    }
    assertThat(unexplained).isEmpty();
    return valid;
  }

  @Test
  void summariesAreTheOfficialOnes() throws Exception {
    OfficialHarness official = new OfficialHarness(folder);
    write(List.of());
    Random random = new Random(SEED);
    List<String> instances = new ArrayList<>();
    Map<String, Prediction> predictions = new LinkedHashMap<>();
    RunLogs logs = RunLogs.of(folder, "run", "org/model");
    for (int i = 0; i < 300; i++) {
      String id = "some__thing-" + i;
      if (random.nextInt(20) > 0) {
        instances.add(id);
      }
      if (random.nextInt(10) > 0) {
        Optional<String> patch =
            random.nextInt(12) == 0 ? Optional.empty() : Optional.of("x".repeat(random.nextInt(4)));
        predictions.put(id, new Prediction(id, "org/model", patch));
      }
      if (random.nextInt(10) > 0) {
        layRun(logs, id, random);
      }
    }
    Files.writeString(
        folder.resolve("instances.json"),
        JSON.writeValueAsString(instances.stream().map(id -> Map.of("instance_id", id)).toList()));
    Map<String, Map<String, String>> written = new LinkedHashMap<>();
    predictions.forEach((id, prediction) -> {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("instance_id", id);
      fields.put("model_name_or_path", prediction.model());
      fields.put("model_patch", prediction.patch().orElse(null));
      written.put(id, fields);
    });
    Files.writeString(folder.resolve("predictions.json"), JSON.writeValueAsString(written));
    official.answers();
    assertThat(JSON.readTree(RunSummary.of(instances, predictions, logs).json()))
        .isEqualTo(JSON.readTree(Files.readString(folder.resolve("org__model.run.json"))));
  }

  private static void layRun(RunLogs logs, String id, Random random) throws IOException {
    Files.createDirectories(logs.file(id, ""));
    if (random.nextInt(3) > 0) {
      boolean[] verdicts = {true, false};
      String report =
          ReportJson.write(
              new InstanceReport(
                  id,
                  false,
                  true,
                  verdicts[random.nextInt(2)],
                  Optional.empty(),
                  Optional.empty()));
      boolean cut = random.nextInt(10) == 0;
      Files.writeString(logs.file(id, RunLogs.REPORT), cut ? report.substring(0, 40) : report);
    }
    List<String> said =
        List.of("", "Killed\n", "no tests ran", "Could not resolve host", " Killed", "\u00ff");
    for (String name : List.of(RunLogs.TEST_OUTPUT, RunLogs.INSTANCE_LOG)) {
      if (random.nextInt(4) > 0) {
        Files.writeString(
            logs.file(id, name),
            "x\n" + said.get(random.nextInt(said.size())) + "\n",
            StandardCharsets.ISO_8859_1);
      }
    }
  }

  private static String told(Case each, LogReading reading, JsonNode answer) {
    return "seed %d, %s: officially %s, ours valid %s, %s, %s%n"
        .formatted(
            SEED,
            each.log.getFileName(),
            answer,
            reading.valid(),
            reading.statuses(),
            report(each, reading));
  }

  private static Map<String, LoggedStatus> statuses(JsonNode answer) {
    Map<String, LoggedStatus> statuses = new LinkedHashMap<>();
    answer
        .path("statuses")
        .forEachEntry((test, status) -> statuses.put(test, LoggedStatus.of(status.asString())));
    return statuses;
  }

  private static JsonNode report(Case each, LogReading reading) {
    return JSON.readTree(
        ReportJson.write(InstanceReport.of(each.instance, each.prediction, reading)));
  }

  private void write(List<Case> cases) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("cases.jsonl"))) {
      for (Case each : cases) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", each.instance.id());
        fields.put("f2p", each.instance.failToPass());
        fields.put("p2p", each.instance.passToPass());
        fields.put("parser", each.instance.logParser().orElseThrow());
        fields.put("eval_type", each.instance.evaluationType().wireName());
        fields.put("patch", each.prediction.patch().orElse(null));
        fields.put("log", each.log.toString());
        out.write(JSON.writeValueAsString(fields));
        out.newLine();
      }
    }
  }
}
