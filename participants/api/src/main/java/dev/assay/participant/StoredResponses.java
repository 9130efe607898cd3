package dev.assay.participant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder of replies by task. For each task it holds one of
///
/// - `<task>.txt`
/// - `<task>/response.txt`
/// - `<task>__<participant>__sampleNN/response.txt` for each sample, as a run's own folder does.
///
/// Its entries are listed once, when it is opened.
public final class StoredResponses {
  /// The most bytes that a stored reply may have.
  public static final int MOST_BYTES = 16 << 20;

  private static final String REPLY = "response.txt";
  private static final Pattern ATTEMPT = Pattern.compile("(.+)__(.+)__sample(\\d{1,9})");

  private final Path folder;
  private final TreeSet<String> entries = new TreeSet<>();

  /// @throws IOException when the folder is missing or cannot be listed
  public StoredResponses(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> children = Files.list(folder)) {
      children.forEach(child -> entries.add(child.getFileName().toString()));
    }
  }

  /// The tasks that the entries' names tell of, in order. The task of an attempt's folder ends
  /// before its participant, at the last `__` that can be.
  public List<String> tasks() {
    TreeSet<String> tasks = new TreeSet<>();
    for (String entry : entries) {
      Matcher attempt = ATTEMPT.matcher(entry);
      if (attempt.matches()) {
        tasks.add(attempt.group(1));
      } else if (entry.endsWith(".txt")) {
        tasks.add(entry.substring(0, entry.length() - ".txt".length()));
      } else if (Files.isRegularFile(folder.resolve(entry).resolve(REPLY))) {
        tasks.add(entry);
      }
    }
    return List.copyOf(tasks);
  }

  /// Where a task's reply lies, absent when there is none. A sample that was not stored is taken
  /// from those that were, in turn.
  ///
  /// @param sample counts from zero
  /// @throws IOException when replies of several participants are stored, so that none is meant
  public Optional<Path> find(String task, int sample) throws IOException {
    for (String entry : List.of(task + ".txt", task)) {
      if (entries.contains(entry)) {
        Path path = folder.resolve(entry);
        Path file = Files.isDirectory(path) ? path.resolve(REPLY) : path;
        if (Files.isRegularFile(file)) {
          return Optional.of(file);
        }
      }
    }
    SortedMap<Integer, Path> samples = samples(task);
    if (samples.isEmpty() || samples.containsKey(sample)) {
      return Optional.ofNullable(samples.get(sample));
    }
    return Optional.of(List.copyOf(samples.values()).get(sample % samples.size()));
  }

  /// The text of a reply; bytes that are not UTF-8 become replacement characters.
  ///
  /// @throws IOException when the file cannot be read or is larger than [#MOST_BYTES]
  public static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(file + " is larger than a reply may be (" + MOST_BYTES + " bytes)");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private SortedMap<Integer, Path> samples(String task) throws IOException {
    SortedMap<Integer, Path> samples = new TreeMap<>();
    List<String> participants = new ArrayList<>();
    String start = task + "__";
    for (String entry : entries.tailSet(start)) {
      if (!entry.startsWith(start)) {
        break;
      }
      Matcher attempt = ATTEMPT.matcher(entry);
      Path file = folder.resolve(entry).resolve(REPLY);
      if (attempt.matches() && Files.isRegularFile(file)) {
        samples.put(Integer.valueOf(attempt.group(3)), file);
        String participant = entry.substring(start.length(), entry.lastIndexOf("__sample"));
        if (!participants.contains(participant)) {
          participants.add(participant);
        }
      }
    }
    if (participants.size() > 1) {
      throw new IOException(
          "%s holds replies of several participants for %s: %s; copy those of one into a folder"
              .formatted(folder, task, String.join(", ", participants)));
    }
    return samples;
  }
}
