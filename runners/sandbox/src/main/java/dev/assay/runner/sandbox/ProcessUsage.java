package dev.assay.runner.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What all processes of a session use together, as `/proc` shows it. A process that ends meanwhile
/// uses nothing.
///
/// @param processes their numbers at this moment
record ProcessUsage(Supplier<List<Integer>> processes) {
  private static final Set<String> RESIDENT = Set.of("RssAnon:", "RssShmem:", "VmSwap:");
  private static final Set<String> PROPORTIONAL = Set.of("Pss_Anon:", "Pss_Shmem:", "SwapPss:");
  private static final Set<String> THREADS = Set.of("Threads:");
  private static final int KIBIBYTE = 1024;

  /// Whether they hold more memory than that. What is mapped from files is not counted: the kernel
  /// can drop it at any time.
  BooleanSupplier memoryOver(long bytes) {
    return () -> {
      List<Integer> now = processes.get();
      // What several share is counted for each of them at first, because that is quick.
      return KIBIBYTE * now.stream().mapToLong(ProcessUsage::resident).sum() > bytes
          && KIBIBYTE * now.stream().mapToLong(ProcessUsage::proportional).sum() > bytes;
    };
  }

  /// Whether they have more threads than that.
  BooleanSupplier threadsOver(int count) {
    return () ->
        processes.get().stream().mapToLong(each -> sum(each, "status", THREADS).orElse(0)).sum()
            > count;
  }

  private static long resident(int process) {
    return sum(process, "status", RESIDENT).orElse(0);
  }

  /// A process may have made itself unreadable; its whole memory is its own then.
  private static long proportional(int process) {
    OptionalLong sum = sum(process, "smaps_rollup", PROPORTIONAL);
    return sum.isPresent() ? sum.getAsLong() : resident(process);
  }

  private static OptionalLong sum(int process, String file, Set<String> fields) {
    try {
      long sum = 0;
      Path path = Path.of("/proc", Integer.toString(process), file);
      // A process's name in it may be no text at all.
      for (String line : Files.readAllLines(path, StandardCharsets.ISO_8859_1)) {
        String[] words = line.split("\\s+", 3);
        if (words.length > 1 && fields.contains(words[0])) {
          sum += Long.parseLong(words[1]);
        }
      }
      return OptionalLong.of(sum);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
