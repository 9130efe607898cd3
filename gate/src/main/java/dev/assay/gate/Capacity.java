package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import java.util.List;
import java.util.Map;

/// What the machine has for all runs together that measure at once.
///
/// @param threads that may be busy
/// @param gpus graphics processors
record Capacity(int threads, int gpus) {
  private static final String THREADS = "MAX_THREADS";
  private static final String GPUS = "GPU_COUNT";

  /// A thread for each processor and one graphics processor, unless `ASSAY_MAX_THREADS` or
  /// `ASSAY_GPU_COUNT` say otherwise, or benchstone's variables of that kind.
  static Capacity of(Map<String, String> environment) throws GateException {
    return new Capacity(
        number(environment, THREADS, Runtime.getRuntime().availableProcessors(), 1),
        number(environment, GPUS, 1, 0));
  }

  private static int number(Map<String, String> environment, String name, int usual, int least)
      throws GateException {
    for (String prefix : List.of("ASSAY_", "BENCHSTONE_")) {
      String text = environment.getOrDefault(prefix + name, "").strip();
      if (!text.isEmpty()) {
        try {
          int number = Integer.parseInt(text);
          if (number >= least) {
            return number;
          }
        } catch (NumberFormatException e) {
          // Said below.
        }
        throw new GateException(
            Kind.BAD_DATA,
            "%s%s is '%s'; it takes a number from %d on".formatted(prefix, name, text, least));
      }
    }
    return usual;
  }

  /// @throws GateException when the machine will never have what is demanded
  void requirePossible(Demand demand) throws GateException {
    if (demand.gpu() != GpuUse.NONE && gpus == 0) {
      throw new GateException(
          Kind.REFUSED,
          "the benchmark uses a graphics processor, and ASSAY_GPU_COUNT says that there is none");
    }
  }

  /// Whether it wants more than there is. It gets everything then.
  boolean isExceededBy(Demand demand) {
    return demand.threads() > threads;
  }

  /// Whether a run may begin beside others: of each thing that it uses there is enough for all.
  /// Where the others are those that run and those that came before it, it holds up nobody who came
  /// before.
  boolean holds(List<Demand> others, Demand mine) {
    return busy(others) + busy(mine) <= threads
        && switch (mine.gpu()) {
          case NONE -> true;
          case DIRECT -> gpus(others) < gpus;
          // There is one such server, whatever it runs on.
          case OLLAMA ->
              gpus(others) < gpus
                  && others.stream().noneMatch(other -> other.gpu() == GpuUse.OLLAMA);
        };
  }

  private int busy(List<Demand> demands) {
    return demands.stream().mapToInt(this::busy).sum();
  }

  private int busy(Demand demand) {
    return Math.min(threads, demand.threads());
  }

  private static long gpus(List<Demand> demands) {
    return demands.stream().filter(demand -> demand.gpu() != GpuUse.NONE).count();
  }
}
