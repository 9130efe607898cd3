package dev.assay.benchmark.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A bound of what is kept for later runs. What was not used for longest goes first; what is in use
/// stays, even if the bound cannot be kept then. Safe for use by many threads, and several
/// processes may keep a bound of the same entries.
public final class DiskBudget {
  /// Removes nothing.
  public static final DiskBudget UNBOUNDED = new DiskBudget(Optional.empty(), List.of(), _ -> {});

  private static final int NAMED = 3;

  private final Optional<ByteSize> bound;
  private final List<CacheSource> sources;
  private final Consumer<String> warnings;
  private final ReentrantLock sweeping = new ReentrantLock();
  private final AtomicBoolean warned = new AtomicBoolean();

  private DiskBudget(
      Optional<ByteSize> bound, List<CacheSource> sources, Consumer<String> warnings) {
    this.bound = bound;
    this.sources = List.copyOf(sources);
    this.warnings = warnings;
  }

  /// @param sources all that counts
  /// @param warnings takes a sentence for people when the bound cannot be kept, once
  public static DiskBudget of(
      ByteSize bound, List<CacheSource> sources, Consumer<String> warnings) {
    return new DiskBudget(Optional.of(bound), sources, warnings);
  }

  /// The same bound of more than that.
  public DiskBudget with(CacheSource source) {
    List<CacheSource> all = new ArrayList<>(sources);
    all.add(source);
    return new DiskBudget(bound, all, warnings);
  }

  /// Tells how many bytes an entry will take, as far as one can know.
  @FunctionalInterface
  interface Expectation {
    long bytes() throws IOException;
  }

  /// Makes room for an entry that is about to be made. Whether there is enough is seen when it is
  /// there. An interrupt ends it early, and stays.
  void makeRoom(Expectation expectation) {
    if (bound.isPresent()) {
      var _ = swept(bound.get(), expectation);
    }
  }

  /// Removes what was not used for longest until the rest is within the bound. Never fails: what
  /// cannot be removed is warned of. An interrupt ends it early, and stays.
  public void enforce() {
    if (bound.isPresent()) {
      List<Counted> rest = swept(bound.get(), () -> 0);
      long total = total(rest);
      if (total > bound.get().bytes()) {
        warn(
            "what is kept for later runs takes %s, more than the %s of --max-disk, and no more of it can go: %s. The run goes on"
                .formatted(new ByteSize(total), bound.get(), named(rest)));
      }
    }
  }

  /// What to say when the disk itself was full.
  ///
  /// @param label what did not fit
  /// @param place on the disk in question
  public Optional<String> ofFullDisk(String label, Path place, Exception failure) {
    return FullDisk.said(place, failure)
        .map(said ->
            "%s does not fit: %s; free some of it, or have less kept for later runs by %s: %s"
                .formatted(
                    label,
                    said,
                    bound
                        .map(size -> "a smaller --max-disk than " + size)
                        .orElse("--max-disk SIZE"),
                    failure.getMessage()));
  }

  private record Counted(CacheEntry entry, long bytes) {}

  private List<Counted> swept(ByteSize most, Expectation expectation) {
    try {
      sweeping.lockInterruptibly();
      try {
        return sweep(most.bytes(), expectation.bytes());
      } finally {
        sweeping.unlock();
      }
    } catch (IOException e) {
      warn("--max-disk cannot be kept: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  private List<Counted> sweep(long most, long expected) throws IOException, InterruptedException {
    List<CacheEntry> entries = new ArrayList<>();
    for (CacheSource source : sources) {
      entries.addAll(source.entries());
    }
    List<Counted> rest = new ArrayList<>();
    for (CacheEntry each : inOrder(entries)) {
      rest.add(new Counted(each, each.bytes()));
    }
    long total = total(rest);
    for (var each = rest.iterator(); each.hasNext() && total > most - expected; ) {
      Counted oldest = each.next();
      if (removed(oldest.entry())) {
        total -= oldest.bytes();
        each.remove();
      }
    }
    return rest;
  }

  private static List<CacheEntry> inOrder(List<CacheEntry> entries) throws IOException {
    record Used(CacheEntry entry, Instant last) {}
    List<Used> used = new ArrayList<>();
    for (CacheEntry each : entries) {
      used.add(new Used(each, each.lastUsed()));
    }
    return used.stream().sorted(Comparator.comparing(Used::last)).map(Used::entry).toList();
  }

  private boolean removed(CacheEntry entry) throws InterruptedException {
    try {
      return entry.tryRemove();
    } catch (IOException e) {
      warn("%s cannot be removed: %s".formatted(entry.label(), e.getMessage()));
      return false;
    }
  }

  private static long total(List<Counted> entries) {
    return entries.stream().mapToLong(Counted::bytes).sum();
  }

  private static String named(List<Counted> entries) {
    String largest =
        entries.stream()
            .sorted(Comparator.comparingLong(Counted::bytes).reversed())
            .limit(NAMED)
            .map(each -> each.entry().label() + " " + new ByteSize(each.bytes()))
            .collect(Collectors.joining(", "));
    return entries.size() > NAMED
        ? "%s and %d more".formatted(largest, entries.size() - NAMED)
        : largest;
  }

  private void warn(String warning) {
    if (!warned.getAndSet(true)) {
      warnings.accept(warning);
    }
  }
}
