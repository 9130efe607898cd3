package dev.assay.runner.process;

import dev.assay.runner.LabProcess;
import dev.assay.runner.LeftOver;
import dev.assay.runner.process.CFunction.CallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Processes of sessions whose labs are no more, known by the marker in their environment. What has
/// erased its environment is not found here, but in its control group where there is one.
final class LeftOverProcesses {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = 1_000_000;

  private LeftOverProcesses() {}

  /// Those of each lab.
  static List<LeftOver> find() {
    Map<String, List<ProcessEntry>> byLab = new TreeMap<>();
    for (int number : ProcessTable.numbers()) {
      ProcessEntry.read(number)
          .ifPresent(process ->
              lab(process)
                  .ifPresent(lab ->
                      byLab.computeIfAbsent(lab.toString(), _ -> new ArrayList<>()).add(process)));
    }
    List<LeftOver> found = new ArrayList<>();
    byLab.forEach((name, processes) -> {
      LabProcess lab = LabProcess.parse(name).orElseThrow();
      found.add(new LeftOver(description(lab, processes), () -> end(lab)));
    });
    return found;
  }

  /// The lab that the process belonged to, if that is gone. A lab that ran in a session of another
  /// comes last.
  private static Optional<LabProcess> lab(ProcessEntry process) {
    List<Owner> owners = Owner.in(ProcFile.read("/proc/" + process.number() + "/environ"));
    return owners.isEmpty() || process.number() == ProcessHandle.current().pid()
        ? Optional.empty()
        : Optional.of(owners.getLast().lab()).filter(LabProcess::gone);
  }

  private static String description(LabProcess lab, List<ProcessEntry> processes) {
    return "%s of the lab that was process %d"
        .formatted(
            processes.stream()
                .map(each -> "process %d (%s)".formatted(each.number(), program(each)))
                .collect(Collectors.joining(", ")),
            lab.process());
  }

  private static String program(ProcessEntry process) {
    return new String(
            ProcFile.read("/proc/" + process.number() + "/comm"), StandardCharsets.ISO_8859_1)
        .strip();
  }

  /// Stops all, so that none reacts to the end of another, then kills all, until there is none.
  private static void end(LabProcess lab) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<ProcessEntry.Identity> stopped = new HashSet<>();
    for (List<ProcessEntry> left = of(lab); !left.isEmpty(); left = of(lab)) {
      boolean fresh = false;
      for (ProcessEntry process : left) {
        fresh |= stopped.add(process.identity());
      }
      signal(left, fresh ? Libc.SIGSTOP : Libc.SIGKILL);
      if (!fresh) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "they could not be killed within %d s; look at them with ps, end them by hand"
                .formatted(PATIENCE.toSeconds()));
      }
    }
  }

  private static List<ProcessEntry> of(LabProcess lab) {
    return ProcessTable.numbers().stream()
        .flatMap(number -> ProcessEntry.read(number).stream())
        .filter(process -> !process.ended() && lab(process).equals(Optional.of(lab)))
        .toList();
  }

  private static void signal(List<ProcessEntry> processes, int signal) throws CallException {
    for (ProcessEntry process : processes) {
      process.signal(signal);
    }
  }
}
