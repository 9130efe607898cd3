package dev.assay.benchmark.testlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmark.testlog.OfficialParsers.NamedLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds readings against the official package's, on logs of every parser.
@Tag("slow")
final class OfficialParsersTest {
  private static final long SEED = Long.getLong("assay.seed", 20261121);
  private static final int LOGS_EACH = Integer.getInteger("assay.logs", 40);

  @TempDir Path folder;

  /// Where ours is another answer, and why it is right.
  private enum Difference {
    /// The official functions end with an error on a log that is not UTF-8.
    NOT_UTF8,
    /// They end with an error on a line of Django's `FAIL:` without a name, on Karma's suites when
    /// they end more often than they begin, and on doctest's XML when that is cut.
    CRASH,
    /// They do not come to an end within seconds on a line of many thousand characters.
    HUNG
  }

  @Test
  void readingsAreTheOfficialOnes() throws Exception {
    OfficialParsers official = new OfficialParsers(folder);
    List<NamedLog> logs = logs();
    assertThat(logs).hasSizeGreaterThan(500);
    List<JsonNode> answers = official.answers(logs);
    assertThat(answers).hasSameSizeAs(logs);
    Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    List<String> unexplained = new ArrayList<>();
    int valid = 0;
    for (int i = 0; i < logs.size(); i++) {
      NamedLog log = logs.get(i);
      JsonNode answer = answers.get(i);
      LogReading reading =
          LogReading.of(log.file(), () -> LogParsers.named(log.parser()).orElseThrow());
      valid += reading.valid() ? 1 : 0;
      Optional<Difference> difference = difference(log, answer);
      if (difference.isPresent()) {
        differences.merge(difference.get(), 1, Integer::sum);
      } else if (answer.path("valid").asBoolean() != reading.valid()
          || !statuses(answer).equals(reading.statuses())
          || !answer.path("infrastructure").asString().equals(infrastructure(reading))) {
        unexplained.add(told(log, reading, answer));
      }
    }
    System.out.printf(
        "%d logs, %d valid, explained differences %s%n", logs.size(), valid, differences);
    assertThat(unexplained).isEmpty();
    assertThat(valid).isGreaterThan(logs.size() / 3);
  }

  private List<NamedLog> logs() throws IOException {
    List<NamedLog> logs = new ArrayList<>();
    for (var shapes : LogShapes.byParser().entrySet()) {
      String parser = shapes.getKey();
      for (int i = 0; i < LOGS_EACH; i++) {
        LogGenerator generator =
            new LogGenerator(SEED + 1_000L * parser.hashCode() + i, shapes.getValue());
        Path file = Files.write(folder.resolve(parser + "-" + i + ".txt"), generator.log());
        logs.add(new NamedLog(parser, file));
      }
    }
    return logs;
  }

  private static Optional<Difference> difference(NamedLog log, JsonNode answer) {
    String error = answer.path("error").asString("");
    if (error.equals("UnicodeDecodeError")) {
      return Optional.of(Difference.NOT_UTF8);
    }
    if ((error.equals("IndexError") && List.of("django", "karma").contains(log.parser()))
        || (error.equals("ParseError") && log.parser().equals("doctest"))) {
      return Optional.of(Difference.CRASH);
    }
    if (error.equals("Hung")) {
      return Optional.of(Difference.HUNG);
    }
    assertThat(error).as(log.parser()).isEmpty();
    return Optional.empty();
  }

  private static Map<String, LoggedStatus> statuses(JsonNode answer) {
    Map<String, LoggedStatus> statuses = new LinkedHashMap<>();
    answer
        .path("statuses")
        .forEachEntry((test, status) -> statuses.put(test, LoggedStatus.of(status.asString())));
    return statuses;
  }

  private static String infrastructure(LogReading reading) {
    return reading.infrastructure().map(InfrastructureSign::wireName).orElse("");
  }

  private static String told(NamedLog log, LogReading reading, JsonNode answer) throws IOException {
    Map<String, LoggedStatus> official = statuses(answer);
    Map<String, LoggedStatus> ours = new LinkedHashMap<>(reading.statuses());
    ours.entrySet().removeAll(official.entrySet());
    official.entrySet().removeAll(reading.statuses().entrySet());
    String text = new String(Files.readAllBytes(log.file()), StandardCharsets.UTF_8);
    return "seed %d, %s: valid officially %s, ours %s; for %s, ours %s; only officially %s; only ours %s; log %s%n"
        .formatted(
            SEED,
            log.parser(),
            answer.path("valid"),
            reading.valid(),
            answer.path("infrastructure"),
            infrastructure(reading),
            official,
            ours,
            JsonMapper.shared().writeValueAsString(text));
  }
}
