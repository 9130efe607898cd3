package dev.assay.benchmark.catalog;

import dev.assay.benchmark.TaskException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files of a new task. They load and run, and verification names each that is still to be
/// written.
///
/// A skeleton's text is a head of `name: value` lines, and then each file after a line `=== path`.
/// Words such as `@NAME@` stand for what is made of the task's name.
public final class TaskSkeleton {
  /// The languages that there is a skeleton for.
  public static final List<String> LANGUAGES =
      List.of("python", "javascript", "go", "rust", "cpp", "html", "java");

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern KIND = Pattern.compile("(bugfix|feature|expert|tool)_(.+)");
  private static final String FILE_MARK = "=== ";

  private final String language;
  private final String name;
  private final Map<String, String> words = new LinkedHashMap<>();

  private TaskSkeleton(String language, String name) {
    this.language = language;
    this.name = name;
  }

  /// Makes a task's folder in a catalog.
  ///
  /// @param name without the language, such as `bugfix_prime_checker`; the word before the first
  ///   underscore says what is asked for: `bugfix`, `feature`, `expert` or `tool`
  /// @return the folder
  /// @throws TaskException when there is no skeleton for the language, or a task cannot be called
  ///   so
  /// @throws FileAlreadyExistsException when the folder is there; it stays as it is
  public static Path write(Path catalog, String language, String name)
      throws TaskException, IOException {
    if (!LANGUAGES.contains(language)) {
      throw new TaskException(
          "there is no skeleton for '"
              + language
              + "'; take one of "
              + String.join(", ", LANGUAGES));
    }
    if (!NAME.matcher(name).matches()) {
      throw new TaskException(
          "'" + name + "' is no name of a task; write it as in feature_moving_average");
    }
    return new TaskSkeleton(language, name).write(catalog);
  }

  private Path write(Path catalog) throws IOException {
    String id = language + "_" + name;
    Matcher kind = KIND.matcher(name);
    String plain = kind.matches() ? kind.group(2) : name;
    String word = kind.matches() ? kind.group(1) : "feature";
    String pascal =
        Arrays.stream(plain.split("_")).map(TaskSkeleton::capital).collect(Collectors.joining());
    String ours = text(language);
    int body = ours.indexOf(FILE_MARK);
    ours.substring(0, body)
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(line -> words.put("@" + line[0].toUpperCase(Locale.ROOT) + "@", line[1]));
    words.put("@ID@", id);
    words.put("@TYPE@", word.equals("bugfix") ? "bug_fix" : "feature_implementation");
    words.put("@DIFFICULTY@", difficulty(word));
    words.put("@NAME@", plain);
    words.put("@PASCAL@", pascal);
    words.put("@CAMEL@", Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1));
    words.put("@FLAT@", plain.replace("_", ""));

    Path folder = Files.createDirectory(catalog.resolve(id));
    writeFiles(folder, text("common"));
    writeFiles(folder, ours.substring(body));
    Files.writeString(folder.resolve("expected_tests.txt"), filled("@TEST@") + "\n");
    return folder;
  }

  private void writeFiles(Path folder, String text) throws IOException {
    for (String part : text.substring(FILE_MARK.length()).split("\n" + FILE_MARK)) {
      String[] file = part.split("\n", 2);
      Path path = folder.resolve(filled(file[0]));
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, filled(file[1]).stripTrailing() + "\n");
    }
  }

  // Words of the head, which come first, hold words themselves.
  private String filled(String text) {
    String filled = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace(word.getKey(), word.getValue());
    }
    return filled;
  }

  private static String difficulty(String kind) {
    return switch (kind) {
      case "bugfix" -> "easy";
      case "expert" -> "expert";
      default -> "medium";
    };
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private static String text(String skeleton) throws IOException {
    try (InputStream in =
        TaskSkeleton.class.getResourceAsStream("skeletons/" + skeleton + ".txt")) {
      if (in == null) {
        throw new IOException("the skeleton " + skeleton + ".txt is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
