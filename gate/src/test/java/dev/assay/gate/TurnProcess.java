package dev.assay.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A process that takes turns: what tests start, and kill.
final class TurnProcess {
  private TurnProcess() {}

  /// @param arguments the gate's home, the machine's threads, the file that it says into what it
  ///   takes and gives back, and the threads that it wants, one turn after the other; `hold` holds
  ///   a turn until the process is ended
  public static void main(String[] arguments) throws Exception {
    JobFolder folder = new JobFolder(new GateHome(Path.of(arguments[0])));
    JobQueue queue = new JobQueue(folder, new Capacity(Integer.parseInt(arguments[1]), 1));
    Path file = Path.of(arguments[2]);
    for (String wanted : List.of(arguments).subList(3, arguments.length)) {
      int threads = wanted.equals("hold") ? 1 : Integer.parseInt(wanted);
      HeldTurn held = queue.enter(spec(threads), Turn.USUAL, 1);
      say(file, threads);
      if (wanted.equals("hold")) {
        Thread.sleep(Long.MAX_VALUE);
      }
      Thread.sleep(1); // so that turns overlap
      say(file, -threads);
      held.end();
    }
  }

  private static void say(Path file, int change) throws IOException {
    Files.writeString(file, change + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static JobSpec spec(int threads) {
    return new JobSpec(
        new BenchmarkId("P", "b"),
        "c0ffee0000",
        new Demand(threads, GpuUse.NONE),
        false,
        List.of(),
        Instant.now());
  }

  static Turn impatient() {
    return new Turn(OptionalLong.empty(), false, _ -> {});
  }

  static Process start(GateHome home, int threads, Path file, String... turns) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TurnProcess.class.getName(),
                home.folder().toString(),
                Integer.toString(threads),
                file.toString()));
    command.addAll(List.of(turns));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
