package dev.assay.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The lines of large files, a window at a time.
final class LogsApi implements AutoCloseable {
  private static final int KEPT = 32;

  /// What is looked at in one go, before the first answer and between others: a few milliseconds.
  private static final long AT_ONCE = 8L << 20;

  private static final int MOST_BYTES = 2 << 20;
  private static final long SEARCH_NANOS = 10_000_000_000L;

  private final RunLookup lookup;
  private final Artifacts artifacts;
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<LineIndex> extending = ConcurrentHashMap.newKeySet();
  private final Map<Key, LineIndex> indexes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, LineIndex> eldest) {
          return size() > KEPT;
        }
      };

  /// A file, and which one it was when it was looked at: an attempt that is done again writes anew.
  private record Key(Path file, Object identity) {}

  LogsApi(RunLookup lookup, Artifacts artifacts) {
    this.lookup = lookup;
    this.artifacts = artifacts;
  }

  List<Operation> operations() {
    List<Parameter> place = List.of(Parameters.RUN, Parameters.ATTEMPT, Parameters.FILE);
    return List.of(
        Operation.get(
                "/logs/{run_id}/{attempt}/{file}",
                "Some lines of a file of an attempt.",
                with(
                    place,
                    Parameter.number("from", 0, Long.MAX_VALUE, 0, "The first line, from zero."),
                    Parameter.number("limit", 1, 5000, 200, "How many lines at most.")),
                LogWindow.class,
                this::lines)
            .orElse(Problem.NOT_FOUND),
        Operation.get(
                "/logs/{run_id}/{attempt}/{file}/matches",
                "Which lines of a file contain a text, in any case.",
                with(
                    place,
                    Parameter.text("q", "What is looked for."),
                    Parameter.number("limit", 1, 100_000, 1000, "How many line numbers at most.")),
                LogSearch.Matches.class,
                this::matches)
            .orElse(Problem.NOT_FOUND));
  }

  private static List<Parameter> with(List<Parameter> some, Parameter... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  /// @param totalLines those found by now
  /// @param bytes of the whole file
  /// @param complete whether all of the file was looked at for lines
  record LogWindow(List<LogLines.Line> lines, long totalLines, long bytes, boolean complete) {}

  private void lines(Exchange exchange) throws ApiException, IOException {
    Path file = ArtifactsApi.find(exchange, lookup, artifacts);
    LineIndex index = index(file);
    long from = exchange.number("from");
    boolean complete = index.extend(AT_ONCE);
    // Finding the places of lines is faster than reading up to them.
    while (!complete && index.progress().lines() <= from) {
      complete = index.extend(AT_ONCE);
    }
    if (!complete && extending.add(index)) {
      background.execute(() -> extendToTheEnd(index));
    }
    exchange.json(
        new LogWindow(
            LogLines.read(
                file, index.anchor(from), from, (int) exchange.number("limit"), MOST_BYTES),
            index.progress().lines(),
            Files.size(file),
            complete));
  }

  private void extendToTheEnd(LineIndex index) {
    try {
      boolean complete = false;
      while (!complete) {
        complete = index.extend(AT_ONCE);
      }
    } catch (IOException e) {
      // The next request for it meets the same and tells.
    } finally {
      extending.remove(index);
    }
  }

  private LineIndex index(Path file) throws IOException {
    Key key =
        new Key(
            file, String.valueOf(Files.readAttributes(file, BasicFileAttributes.class).fileKey()));
    synchronized (indexes) {
      return indexes.computeIfAbsent(key, _ -> new LineIndex(file));
    }
  }

  private void matches(Exchange exchange) throws ApiException, IOException {
    Path file = ArtifactsApi.find(exchange, lookup, artifacts);
    String text = exchange.text("q");
    exchange.json(
        text.isEmpty()
            ? new LogSearch.Matches(0, List.of(), true)
            : LogSearch.find(
                file, text, (int) exchange.number("limit"), System.nanoTime() + SEARCH_NANOS));
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
