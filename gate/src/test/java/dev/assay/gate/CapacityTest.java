package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.GateException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final List<GpuUse> USES = List.of(GpuUse.values());
  private static final Demand ONE = new Demand(1, GpuUse.NONE);

  @Test
  void isWhatTheMachineHasUnlessSomebodySaysOtherwise() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(Capacity.of(Map.of())).isEqualTo(new Capacity(processors, 1));
    assertThat(Capacity.of(Map.of("BENCHSTONE_MAX_THREADS", "3"))).isEqualTo(new Capacity(3, 1));
    assertThat(
            Capacity.of(
                Map.of(
                    "ASSAY_MAX_THREADS", "5",
                    "BENCHSTONE_MAX_THREADS", "3",
                    "ASSAY_GPU_COUNT", "0")))
        .isEqualTo(new Capacity(5, 0));
  }

  @Test
  void whatIsNoNumberIsSaid() {
    for (String bad : List.of("many", "0", "-1", "99999999999")) {
      assertThatThrownBy(() -> Capacity.of(Map.of("ASSAY_MAX_THREADS", bad)))
          .isInstanceOfSatisfying(
              GateException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_DATA))
          .hasMessage("ASSAY_MAX_THREADS is '" + bad + "'; it takes a number from 1 on");
    }
  }

  @Test
  void aProcessorOfGraphicsIsSharedByNobody() {
    Capacity capacity = new Capacity(8, 1);
    Demand direct = new Demand(1, GpuUse.DIRECT);
    Demand ollama = new Demand(1, GpuUse.OLLAMA);
    assertThat(capacity.holds(List.of(ONE), direct)).isTrue();
    assertThat(capacity.holds(List.of(direct), ONE)).isTrue();
    assertThat(capacity.holds(List.of(direct), direct)).isFalse();
    assertThat(capacity.holds(List.of(direct), ollama)).isFalse();
    assertThat(new Capacity(8, 2).holds(List.of(direct), direct)).isTrue();
    assertThat(new Capacity(8, 2).holds(List.of(direct), ollama)).isTrue();
    assertThat(new Capacity(8, 2).holds(List.of(ollama), ollama))
        .as("there is one server")
        .isFalse();
    assertThatThrownBy(() -> new Capacity(8, 0).requirePossible(direct))
        .hasMessageContaining("ASSAY_GPU_COUNT");
  }

  @Test
  void whatWantsMoreThanThereIsRunsAlone() {
    Capacity capacity = new Capacity(4, 1);
    Demand large = new Demand(64, GpuUse.NONE);
    assertThat(capacity.isExceededBy(large)).isTrue();
    assertThat(capacity.holds(List.of(), large)).isTrue();
    assertThat(capacity.holds(List.of(ONE), large)).isFalse();
    assertThat(capacity.holds(List.of(large), ONE)).isFalse();
  }

  /// Whoever comes and goes in whatever order: there is never too much at once, nobody is held up
  /// by one who came later, and everybody's turn comes.
  @Test
  void arrivalsInAnyOrderNeverExceedItNorStarve() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      new Simulation(random, new Capacity(1 + random.nextInt(6), 1 + random.nextInt(2)), seed)
          .run(40);
    }
  }

  /// @param seed for the message
  private record Simulation(
      Random random, Capacity capacity, long seed, List<Demand> waiting, List<Demand> running) {
    Simulation(Random random, Capacity capacity, long seed) {
      this(random, capacity, seed, new ArrayList<>(), new ArrayList<>());
    }

    void run(int arrivals) {
      int left = arrivals;
      while (left > 0 || !waiting.isEmpty()) {
        if (left > 0 && random.nextBoolean()) {
          waiting.add(new Demand(1 + random.nextInt(8), USES.get(random.nextInt(USES.size()))));
          left--;
        } else if (!running.isEmpty()) {
          running.remove(random.nextInt(running.size()));
        }
        boolean progress = !running.isEmpty();
        // They look in no particular order.
        for (int looks = 0; looks < 2 * waiting.size(); looks++) {
          progress |= look(random.nextInt(waiting.size()));
        }
        if (running.isEmpty() && !waiting.isEmpty()) {
          progress |= look(0);
        }
        assertThat(progress || waiting.isEmpty()).as("the first gets on, seed %d", seed).isTrue();
      }
    }

    private boolean look(int index) {
      Demand mine = waiting.get(index);
      List<Demand> others = new ArrayList<>(running);
      others.addAll(waiting.subList(0, index));
      if (!capacity.holds(others, mine)) {
        return false;
      }
      for (Demand earlier : waiting.subList(0, index)) {
        List<Demand> then = new ArrayList<>(running);
        then.add(mine);
        assertThat(capacity.holds(then, earlier))
            .as("%s of those before is not held up by %s, seed %d", earlier, mine, seed)
            .isEqualTo(capacity.holds(running, earlier));
      }
      waiting.remove(index);
      running.add(mine);
      int threads =
          running.stream().mapToInt(each -> Math.min(each.threads(), capacity.threads())).sum();
      long gpus = running.stream().filter(each -> each.gpu() != GpuUse.NONE).count();
      long servers = running.stream().filter(each -> each.gpu() == GpuUse.OLLAMA).count();
      assertThat(threads).as("threads, seed %d", seed).isLessThanOrEqualTo(capacity.threads());
      assertThat(gpus).as("processors, seed %d", seed).isLessThanOrEqualTo(capacity.gpus());
      assertThat(servers).as("servers, seed %d", seed).isLessThanOrEqualTo(1);
      return true;
    }
  }
}
