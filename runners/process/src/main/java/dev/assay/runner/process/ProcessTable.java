package dev.assay.runner.process;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The processes of this machine, each as it was when it was first asked for.
final class ProcessTable {
  private static final long LAB = ProcessHandle.current().pid();
  private static final String ORPHANS = "/proc/self/task/" + LAB + "/children";

  private final Map<Integer, ProcessEntry> entries = new HashMap<>();

  /// The numbers of all processes that this user sees, at about this time.
  static List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    String[] names = new File("/proc").list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        numbers.add(Integer.valueOf(name));
      }
    }
    return numbers;
  }

  Optional<ProcessEntry> find(int number) {
    ProcessEntry known = entries.get(number);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ProcessEntry> read = ProcessEntry.read(number);
    read.ifPresent(entry -> entries.put(number, entry));
    return read;
  }

  /// The process with its ancestors, up to the lab's child or the first that has no parent here.
  List<ProcessEntry> lineage(ProcessEntry process) {
    List<ProcessEntry> lineage = new ArrayList<>();
    Optional<ProcessEntry> at = Optional.of(process);
    while (at.isPresent() && !lineage.contains(at.get())) {
      lineage.add(at.get());
      at = at.get().parent() == LAB ? Optional.empty() : find(at.get().parent());
    }
    return lineage;
  }

  /// Processes whose parents have died and that are the lab's now: the kernel gives them to its
  /// first thread. Some children that the lab's dead threads have started are among them. A process
  /// may be missing from the list while others end, but no list is empty while there is one.
  static List<Integer> orphans() {
    String list = new String(ProcFile.read(ORPHANS), StandardCharsets.US_ASCII).strip();
    List<Integer> orphans = new ArrayList<>();
    if (!list.isEmpty()) {
      for (String number : list.split(" ")) {
        orphans.add(Integer.valueOf(number));
      }
    }
    return orphans;
  }
}
