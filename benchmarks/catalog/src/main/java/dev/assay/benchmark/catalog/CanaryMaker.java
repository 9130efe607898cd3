package dev.assay.benchmark.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes up canaries: a name out of the words of the task's own tests, and a secret.
final class CanaryMaker {
  private static final int WORDS = 5;
  private static final Pattern WORD = Pattern.compile("[A-Za-z]?[a-z]+");

  private final CatalogTask task;
  private final CanaryKind kind;
  private final RandomGenerator random;
  private final List<String> expected;

  /// @param random unpredictable for whoever is judged
  CanaryMaker(CatalogTask task, CanaryKind kind, RandomGenerator random) {
    this.task = task;
    this.kind = kind;
    this.random = random;
    this.expected = task.expectedTests().orElse(List.of());
  }

  /// A canary for one evaluation; empty when no file of the tests has a place for one.
  Optional<Canary> canary() throws IOException {
    for (Map.Entry<String, Path> file : task.parts().tests().files().entrySet()) {
      if (!kind.files.matcher(file.getKey()).matches()) {
        continue;
      }
      String text = Files.readString(file.getValue());
      Optional<Canary> canary =
          neighbour(text).flatMap(neighbour -> canary(file.getKey(), text, neighbour));
      if (canary.isPresent()) {
        return canary;
      }
    }
    return Optional.empty();
  }

  /// An expected test that the file holds; any, where the canary only has to look like one.
  private Optional<String> neighbour(String text) {
    return expected.stream()
        .filter(id -> kind == CanaryKind.SUITE || text.contains(plain(id)))
        .findFirst();
  }

  private Optional<Canary> canary(String file, String text, String neighbour) {
    String group = group(neighbour);
    if (kind == CanaryKind.SUITE && group.isEmpty()) {
      return Optional.empty();
    }
    Set<String> taken = new HashSet<>(expected);
    int words = WORDS;
    String name;
    List<String> ids;
    do {
      name = drawnName(words++);
      ids = ids(file, group, neighbour, name);
    } while (text.contains(name) || ids.stream().anyMatch(taken::contains));
    String secret = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    String reversed = new StringBuilder(secret).reverse().toString();
    List<String> reported = ids;
    return kind.added(text, group, name, reversed)
        .map(with -> new Canary(reported, secret, file, with, kind.failureStatus));
  }

  private String group(String id) {
    int end = id.lastIndexOf(kind.separator);
    return end < 0 ? "" : id.substring(0, end);
  }

  private List<String> ids(String file, String group, String neighbour, String name) {
    return switch (kind) {
      case PYTEST ->
          List.of(file.replaceFirst("\\.py$", "").replace('/', '.') + kind.separator + name);
      case GO, SUITE -> List.of(group + kind.separator + name);
      // It stands outside of any suite or module.
      case NODE, LIBTEST -> List.of(name);
      // Tests that are built several times have the build before their name.
      case TEST_MACRO ->
          expected.stream()
              .filter(id -> id.endsWith(plain(neighbour)))
              .map(id -> id.substring(0, id.length() - plain(neighbour).length()) + name)
              .toList();
    };
  }

  private String drawnName(int count) {
    List<String> words =
        expected.stream()
            .flatMap(id -> WORD.matcher(plain(id)).results().map(word -> word.group()))
            .filter(word -> !word.equalsIgnoreCase("test"))
            .collect(Collectors.toCollection(ArrayList::new));
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(words.isEmpty() ? "again" : words.get(random.nextInt(words.size())));
    }
    return switch (kind) {
      case PYTEST -> "test_" + lowered(drawn);
      case GO ->
          drawn.stream().map(CanaryMaker::capital).collect(Collectors.joining("", "Test", ""));
      case NODE, LIBTEST, TEST_MACRO, SUITE -> lowered(drawn);
    };
  }

  private String lowered(List<String> words) {
    return String.join(kind.space, words).toLowerCase(Locale.ROOT);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /// A test's name as its source has it: without what it belongs to and what it is called with.
  private String plain(String id) {
    int end = id.lastIndexOf(kind.separator);
    String name = end < 0 ? id : id.substring(end + kind.separator.length());
    return switch (kind) {
      case PYTEST -> name.replaceFirst("\\[.*", "");
      case GO -> name.replaceFirst("/.*", "");
      case NODE, LIBTEST, TEST_MACRO, SUITE -> name;
    };
  }
}
