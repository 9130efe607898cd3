package dev.assay.benchmark.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Another Java process with the same cache of environments.
record OtherProcess(Process process, BufferedReader output) {
  static OtherProcess start(Path cache, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                cache.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new OtherProcess(process, process.inputReader());
  }

  /// Waits until it says something.
  void says(String line) throws IOException {
    assertThat(output.readLine()).isEqualTo(line);
  }

  /// Waits for its end.
  int ended() throws InterruptedException {
    return process.waitFor();
  }

  /// Ends it without asking.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// @param arguments the cache; `hold`, `make` or `sweep`; and the name of an environment, or how
  ///   often
  public static void main(String[] arguments) throws Exception {
    Path cache = Path.of(arguments[0]);
    CachedFolders folders =
        new CachedFolders(cache.resolve("environments"), 1, "making-", DiskBudget.UNBOUNDED);
    switch (arguments[1]) {
      case "hold" -> {
        CacheUse _ = folders.use(folders.root().resolve(arguments[2]), CachedFoldersTest::filled);
        say("holding");
        new CountDownLatch(1).await();
      }
      case "make" -> {
        CacheUse _ =
            folders.use(
                folders.root().resolve(arguments[2]),
                workspace -> {
                  say("making");
                  new CountDownLatch(1).await();
                  return workspace;
                });
      }
      case "sweep" -> {
        DiskBudget budget = DiskBudget.of(new ByteSize(0), List.of(folders::entries), _ -> {});
        for (int i = 0; i <= Integer.parseInt(arguments[2]); i++) {
          budget.enforce();
        }
        say("swept");
      }
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }

  @SuppressWarnings("SystemOut")
  private static void say(String line) {
    System.out.println(line);
  }
}
