package dev.assay.speed;

import dev.assay.benchmark.swebench.EvaluationType;
import dev.assay.benchmark.swebench.Instance;
import dev.assay.benchmark.swebench.InstanceReport;
import dev.assay.benchmark.swebench.Prediction;
import dev.assay.benchmark.swebench.RepositoryCache;
import dev.assay.speed.OfficialSweBench.Graded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// What judging SWE-bench costs beside the tests themselves.
final class SweBenchSection implements Section {
  private static final int LOGS = 500;
  private static final int TIMES = 5;
  private static final int PREPARATIONS = 20;
  private static final List<String> FAIL_TO_PASS = ids("fixed", 10);
  private static final List<String> PASS_TO_PASS = ids("kept", 290);

  @Override
  public String name() {
    return "swe-bench";
  }

  @Override
  public String title() {
    return "SWE-bench: grading, and laying an instance out";
  }

  @Override
  public List<Row> measure(Setting setting) throws Exception {
    OfficialSweBench peer = OfficialSweBench.of(setting);
    peer.ensureInstalled(setting);
    List<Row> rows = new ArrayList<>();
    rows.add(grading(setting, peer));
    rows.add(preparation(setting));
    return rows;
  }

  private static Row grading(Setting setting, OfficialSweBench peer) throws Exception {
    int count = setting.scaled(LOGS);
    Path folder = setting.folder("logs");
    List<Path> logs = write(folder, count);
    long bytes = Files.size(logs.getFirst());
    setting.say("grading %d logs of %s".formatted(count, Quantity.memory(bytes)));
    Instance instance = instance("some/thing", "0".repeat(40));
    Prediction prediction = new Prediction(instance.id(), "m", Optional.of("p"));
    List<Graded> own = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      int resolved = 0;
      for (Path log : logs) {
        resolved += InstanceReport.graded(instance, prediction, log).resolved() ? 1 : 0;
      }
      own.add(new Graded(System.nanoTime() - start, resolved));
    }
    List<Graded> official = peer.grade(folder, TIMES);
    if (own.getFirst().resolved() != official.getFirst().resolved()) {
      throw new IOException(
          "%d logs are resolved here, and %d by the official functions"
              .formatted(own.getFirst().resolved(), official.getFirst().resolved()));
    }
    return Row.rates(
        "grading logs of %s tests, %d KiB each, %d of %d resolved by both"
            .formatted(
                FAIL_TO_PASS.size() + PASS_TO_PASS.size(),
                bytes >> 10,
                own.getFirst().resolved(),
                count),
        rate(own, count),
        "the functions of `" + OfficialSweBench.PACKAGE + "`",
        rate(official, count));
  }

  private static double rate(List<Graded> all, int logs) {
    return logs / (new Samples(all.stream().map(Graded::nanos).toList()).median() / 1e9);
  }

  /// This checkout's own commit takes the place of an instance's repository.
  private static Row preparation(Setting setting) throws Exception {
    setting.say("laying out a repository");
    Program git =
        new Program(
            List.of(
                "git",
                "clone",
                "--quiet",
                "--bare",
                setting.home().toString(),
                setting.scratch().resolve("owner+name").toString()),
            Map.of(),
            setting.scratch());
    var _ = git.run();
    Instance instance = instance("owner/name", head(setting.scratch().resolve("owner+name")));
    RepositoryCache cache =
        new RepositoryCache(
            setting.folder("repositories"), setting.scratch().resolve("{owner}+{name}").toString());
    Path first = setting.folder("first").resolve("testbed");
    cache.layOut(instance, first);
    long files;
    try (Stream<Path> all = Files.walk(first)) {
      files = all.filter(path -> !path.startsWith(first.resolve(".git"))).count();
    }
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < PREPARATIONS; i++) {
      Path target = setting.folder("testbed").resolve("testbed");
      long start = System.nanoTime();
      cache.layOut(instance, target);
      nanos.add(System.nanoTime() - start);
    }
    return Row.alone(
        "laying out a repository of %s files at its commit, from a warm cache"
            .formatted(Quantity.count(files)),
        "median " + Quantity.time(new Samples(nanos).median()));
  }

  private static String head(Path repository) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "-C", repository.toString(), "rev-parse", "HEAD").start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (git.waitFor() != 0) {
      throw new IOException("the checkout has no commit");
    }
    return said;
  }

  /// Logs as pytest writes them; of every third a test has failed.
  private static List<Path> write(Path folder, int count) throws IOException {
    Files.writeString(
        folder.resolve("instance.json"),
        JsonMapper.shared()
            .writeValueAsString(
                Map.of("id", "some__thing-1", "f2p", FAIL_TO_PASS, "p2p", PASS_TO_PASS)));
    List<Path> logs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      logs.add(Files.writeString(folder.resolve("%05d.log".formatted(i)), log(i % 3 == 0)));
    }
    return logs;
  }

  private static String log(boolean failing) {
    StringBuilder log = new StringBuilder("+ : '>>>>> Start Test Output'\n");
    log.append(
        "============================= test session starts ==============================\n");
    for (String test : PASS_TO_PASS) {
      log.append(
              "----------------------------- Captured stdout call -----------------------------\n")
          .append("what the test ")
          .append(test)
          .append(" has printed while it ran\n");
    }
    Stream.concat(FAIL_TO_PASS.stream(), PASS_TO_PASS.stream())
        .forEach(test -> {
          boolean fails = failing && test.equals(PASS_TO_PASS.getLast());
          log.append(fails ? "FAILED " : "PASSED ")
              .append(test)
              .append(fails ? " - AssertionError: assert 1 == 2\n" : "\n");
        });
    return log.append("+ : '>>>>> End Test Output'\n>>>>> Test Exit Code: ")
        .append(failing ? 1 : 0)
        .append('\n')
        .toString();
  }

  private static List<String> ids(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "tests/test_module.py::test_%s_%03d".formatted(name, i))
        .toList();
  }

  private static Instance instance(String repository, String commit) {
    return new Instance(
        repository,
        "some__thing-1",
        commit,
        "",
        "",
        "An issue.",
        "",
        "",
        "1",
        FAIL_TO_PASS,
        PASS_TO_PASS,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("parse_log_pytest"),
        EvaluationType.PASS_AND_FAIL,
        Optional.empty());
  }
}
