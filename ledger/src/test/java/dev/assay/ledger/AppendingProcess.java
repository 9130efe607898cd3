package dev.assay.ledger;

import dev.assay.protocol.AttemptId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Another Java process that appends to a ledger, and says on its standard output what was
/// acknowledged: a sequence and a hash a line.
final class AppendingProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private AppendingProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /// What the ledger acknowledged.
  record Acknowledged(long sequence, String hash) {}

  /// @param each how many events each thread appends
  static AppendingProcess start(Path file, String name, int threads, int each) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new AppendingProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                AppendingProcess.class.getName(),
                file.toString(),
                name,
                Integer.toString(threads),
                Integer.toString(each))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  public static void main(String[] arguments) throws InterruptedException {
    int count = Integer.parseInt(arguments[2]);
    int each = Integer.parseInt(arguments[3]);
    try (Ledger ledger = Ledger.open(Path.of(arguments[0]))) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String task = arguments[1] + "-" + i;
        threads.add(Thread.startVirtualThread(() -> append(ledger, task, each)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void append(Ledger ledger, String task, int each) {
    for (int sample = 0; sample < each; sample++) {
      RecordedEvent event =
          ledger.append(Samples.RUN, Samples.started(new AttemptId(task, "model/a", sample)));
      synchronized (System.out) {
        System.out.println(event.sequence() + " " + event.hash());
        System.out.flush();
      }
    }
  }

  /// The next acknowledgement; none when the process is dead. A line that its death cut short is
  /// none.
  Optional<Acknowledged> next() throws IOException {
    String line = output.readLine();
    if (line == null) {
      return Optional.empty();
    }
    String[] parts = line.split(" ", -1);
    return parts.length == 2 && parts[1].length() == 2 * EventHash.LENGTH
        ? Optional.of(new Acknowledged(Long.parseLong(parts[0]), parts[1]))
        : Optional.empty();
  }

  /// Every acknowledgement that is still to come.
  List<Acknowledged> readAll() throws IOException {
    List<Acknowledged> all = new ArrayList<>();
    for (var next = next(); next.isPresent(); next = next()) {
      all.add(next.get());
    }
    return all;
  }

  /// Ends the process as `kill -9` does.
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly(); // Process#destroyForcibly would close its output, too
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
