package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.testlog.LogParsers;
import dev.assay.benchmark.testlog.LogReading;
import dev.assay.benchmark.testlog.LoggedStatus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
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

/// Holds statuses and reports against the official package's, on logs of every parser.
@Tag("slow")
final class OfficialHarnessTest {
  private static final long SEED = Long.getLong("assay.seed", 20261121);
  private static final int LOGS_EACH = Integer.getInteger("assay.logs", 40);
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path folder;

  /// Where ours is another answer, and why it is right.
  private enum Difference {
    /// The official harness ends with an error on a log that is not UTF-8.
    NOT_UTF8,
    /// It ends with an error on a line of Django's `FAIL:` without a name, on Karma's suites when
    /// they end more often than they begin, and on doctest's XML when that is cut.
    CRASH,
    /// It does not come to an end within seconds on a line of many thousand characters.
    HUNG,
    /// It has a test with a word that is no status in neither list, so that the test cannot fail.
    UNKNOWN_STATUS
  }

  private record Case(String parser, Instance instance, Prediction prediction, Path log) {}

  @Test
  void statusesAndReportsAreTheOfficialOnes() throws Exception {
    OfficialHarness official = new OfficialHarness(folder);
    List<Case> cases = cases();
    assertThat(cases).hasSizeGreaterThan(500);
    int valid = compare(official, cases);
    assertThat(valid).isGreaterThan(cases.size() / 3);
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
    String parser = instance.logParser().orElseThrow().substring("parse_log_".length());
    Prediction prediction = new Prediction(instance.id(), "m", Optional.of("diff"));
    cases.add(new Case(parser, instance, prediction, log));
    Random random = new Random(SEED + cases.size());
    byte[] text = Files.readAllBytes(log);
    for (int i = 0; i < LOGS_EACH; i++) {
      Path spoilt = folder.resolve("spoilt-" + cases.size() + ".txt");
      Files.write(spoilt, RealLogs.spoilt(text, random));
      cases.add(new Case(parser, instance, prediction, spoilt));
    }
  }

  /// @return how many logs are valid
  private int compare(OfficialHarness official, List<Case> cases) throws Exception {
    write(cases);
    List<JsonNode> answers = official.answers();
    assertThat(answers).hasSameSizeAs(cases);
    Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    List<String> unexplained = new ArrayList<>();
    int valid = 0;
    for (int i = 0; i < cases.size(); i++) {
      JsonNode answer = answers.get(i);
      Case each = cases.get(i);
      LogReading reading =
          LogReading.of(each.log, () -> LogParsers.named(each.parser).orElseThrow());
      valid += reading.valid() ? 1 : 0;
      Optional<Difference> difference = difference(each, reading, answer);
      if (difference.isPresent()) {
        differences.merge(difference.get(), 1, Integer::sum);
      } else if (!answer.path("found").asBoolean() == reading.valid()
          || !statuses(answer).equals(reading.statuses())
          || !report(each, reading).equals(answer.path("report"))) {
        unexplained.add(told(each, reading, answer));
      }
    }
    System.out.printf(
        "%d logs, %d valid, explained differences %s%n", cases.size(), valid, differences);
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

  private static String told(Case each, LogReading reading, JsonNode answer) throws IOException {
    Map<String, LoggedStatus> official = statuses(answer);
    Map<String, LoggedStatus> ours = new LinkedHashMap<>(reading.statuses());
    ours.entrySet().removeAll(official.entrySet());
    official.entrySet().removeAll(reading.statuses().entrySet());
    byte[] log = Files.readAllBytes(each.log);
    return "seed %d, %s: valid officially %s, ours %s; only officially %s; only ours %s; log %s%n"
        .formatted(
            SEED,
            each.parser,
            answer.path("found"),
            reading.valid(),
            official,
            ours,
            JSON.writeValueAsString(new String(log, StandardCharsets.UTF_8)));
  }

  private static Optional<Difference> difference(Case each, LogReading reading, JsonNode answer) {
    String error = answer.path("error").asString("");
    if (error.equals("UnicodeDecodeError")) {
      return Optional.of(Difference.NOT_UTF8);
    }
    if ((error.equals("IndexError") && List.of("django", "karma").contains(each.parser))
        || (error.equals("ParseError") && each.parser.equals("doctest"))) {
      return Optional.of(Difference.CRASH);
    }
    if (error.equals("Hung")) {
      return Optional.of(Difference.HUNG);
    }
    assertThat(error).as(each.parser).isEmpty();
    boolean unknown = reading.statuses().containsValue(LoggedStatus.UNKNOWN);
    return unknown && statuses(answer).equals(reading.statuses())
        ? Optional.of(Difference.UNKNOWN_STATUS)
        : Optional.empty();
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

  private List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (var parser : LogShapes.byParser().entrySet()) {
      for (int i = 0; i < LOGS_EACH; i++) {
        long seed = SEED + 1_000L * parser.getKey().hashCode() + i;
        LogGenerator generator = new LogGenerator(seed, parser.getValue());
        Path log = folder.resolve(parser.getKey() + "-" + i + ".txt");
        Files.write(log, generator.log());
        cases.add(made(parser.getKey(), i, log, new Random(seed), generator.names()));
      }
    }
    return cases;
  }

  private static Case made(
      String parser, int number, Path log, Random random, List<String> generated)
      throws IOException {
    List<String> names = new ArrayList<>(generated);
    LogReading reading = LogReading.of(log, () -> LogParsers.named(parser).orElseThrow());
    names.addAll(reading.statuses().keySet());
    Collections.shuffle(names, random);
    int split = random.nextInt(3);
    List<String> passing =
        reading.statuses().entrySet().stream()
            .filter(entry -> entry.getValue().passes())
            .map(Map.Entry::getKey)
            .toList();
    boolean easy = random.nextBoolean();
    Instance instance =
        new InstanceBuilder()
            .id("some__thing-" + number)
            .failToPass(array(easy ? passing : names.subList(0, split)))
            .passToPass(array(easy ? List.of() : names.subList(split, split + random.nextInt(3))))
            .logParser("parse_log_" + parser)
            .evaluationType(
                random.nextInt(4) == 0 ? EvaluationType.FAIL_ONLY : EvaluationType.PASS_AND_FAIL)
            .build();
    Optional<String> patch = random.nextInt(15) == 0 ? Optional.empty() : Optional.of("diff");
    return new Case(parser, instance, new Prediction(instance.id(), "m", patch), log);
  }

  private static String[] array(List<String> names) {
    return names.toArray(String[]::new);
  }

  private void write(List<Case> cases) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("cases.jsonl"))) {
      for (Case each : cases) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", each.instance.id());
        fields.put("f2p", each.instance.failToPass());
        fields.put("p2p", each.instance.passToPass());
        fields.put("parser", "parse_log_" + each.parser);
        fields.put("eval_type", each.instance.evaluationType().wireName());
        fields.put("patch", each.prediction.patch().orElse(null));
        fields.put("log", each.log.toString());
        out.write(JSON.writeValueAsString(fields));
        out.newLine();
      }
    }
  }
}
