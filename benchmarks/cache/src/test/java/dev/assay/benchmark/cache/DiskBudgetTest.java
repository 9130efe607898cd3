package dev.assay.benchmark.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DiskBudgetTest {
  private final List<String> warnings = new ArrayList<>();

  @Test
  void removesThoseThatWereNotUsedForLongestAndNoMore() {
    long first = 20_260_102;
    for (long seed = first; seed < first + 500; seed++) {
      Random random = new Random(seed);
      List<Kept> all = kept(random);
      long total = total(all);
      long bound = random.nextLong(total + 1);
      long expected = random.nextInt(4) == 0 ? random.nextLong(200) : 0;
      List<Kept> some = all.subList(0, random.nextInt(all.size() + 1));
      List<Kept> others = all.subList(some.size(), all.size());
      DiskBudget budget =
          DiskBudget.of(
              new ByteSize(bound), List.of(() -> there(some), () -> there(others)), warnings::add);

      budget.makeRoom(() -> expected);

      List<Kept> removed = all.stream().filter(each -> each.removed).toList();
      List<Kept> rest = all.stream().filter(each -> !each.removed).toList();
      List<Kept> unused = rest.stream().filter(each -> !each.used).toList();
      assertThat(removed).as("seed %d", seed).noneMatch(each -> each.used);
      assertThat(total(rest) + expected <= bound || unused.isEmpty()).as("seed %d", seed).isTrue();
      Instant latest =
          removed.stream().map(Kept::lastUsed).max(Comparator.naturalOrder()).orElse(Instant.MIN);
      assertThat(unused).as("seed %d", seed).allMatch(each -> each.last.isAfter(latest));
      removed.stream()
          .max(Comparator.comparing(Kept::lastUsed))
          .ifPresent(last ->
              assertThat(total(rest) + last.bytes + expected)
                  .as("seed %d: it would have fitted", last.last.getEpochSecond())
                  .isGreaterThan(bound));
    }
  }

  @Test
  void namesTheSizesOnceWhenWhatIsInUseIsMore() {
    Kept large = new Kept("environments/large", 60_000_000, 2, true);
    Kept small = new Kept("repositories/small", 1_000_000, 1, true);
    DiskBudget budget = budget("40MB", large, small);

    budget.enforce();
    budget.enforce();

    assertThat(warnings)
        .containsExactly(
            "what is kept for later runs takes 61 MB, more than the 40 MB of --max-disk, and no more of it can go: environments/large 60 MB, repositories/small 1.0 MB. The run goes on");
    large.used = false;
    budget.enforce();
    assertThat(large.removed).isTrue();
    assertThat(small.removed).isFalse();
  }

  @Test
  void whatCannotBeRemovedIsNamedAndTheNextGoes() {
    Kept stuck = new Kept("environments/stuck", 10, 1, false);
    stuck.failure = "Permission denied";
    Kept next = new Kept("environments/next", 10, 2, false);

    budget("10B", stuck, next).enforce();

    assertThat(next.removed).isTrue();
    assertThat(warnings).containsExactly("environments/stuck cannot be removed: Permission denied");
  }

  @Test
  void aSourceThatFailsIsNamedAndNothingElseHappens() {
    DiskBudget budget =
        DiskBudget.of(
            new ByteSize(0),
            List.of(() -> {
              throw new IOException("the engine does not answer");
            }),
            warnings::add);

    budget.enforce();

    assertThat(warnings).containsExactly("--max-disk cannot be kept: the engine does not answer");
  }

  @Test
  void anInterruptStays() {
    Kept kept = new Kept("environments/kept", 10, 1, false);
    Thread.currentThread().interrupt();
    budget("0B", kept).enforce();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(kept.removed).isFalse();
  }

  private DiskBudget budget(String bound, Kept... entries) {
    return DiskBudget.of(ByteSize.of(bound), List.of(() -> there(List.of(entries))), warnings::add);
  }

  private static List<CacheEntry> there(Collection<Kept> entries) {
    return entries.stream().filter(each -> !each.removed).<CacheEntry>map(each -> each).toList();
  }

  private static long total(Collection<Kept> entries) {
    return entries.stream().mapToLong(each -> each.bytes).sum();
  }

  private static List<Kept> kept(Random random) {
    List<Integer> times = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      times.add(i);
    }
    Collections.shuffle(times, random);
    return times.stream()
        .map(time -> new Kept("e" + time, random.nextInt(100), time, random.nextInt(4) == 0))
        .toList();
  }

  /// An entry in memory.
  private static final class Kept implements CacheEntry {
    final String label;
    final long bytes;
    final Instant last;
    boolean used;
    boolean removed;
    String failure = "";

    Kept(String label, long bytes, long second, boolean used) {
      this.label = label;
      this.bytes = bytes;
      this.last = Instant.ofEpochSecond(second);
      this.used = used;
    }

    @Override
    public String label() {
      return label;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public Instant lastUsed() {
      return last;
    }

    @Override
    public boolean tryRemove() throws IOException {
      if (!failure.isEmpty()) {
        throw new IOException(failure);
      }
      removed = !used;
      return removed;
    }
  }
}
