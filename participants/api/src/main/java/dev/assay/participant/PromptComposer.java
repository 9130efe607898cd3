package dev.assay.participant;

import dev.assay.benchmark.SourceFile;
import dev.assay.benchmark.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Turns a task into the one prompt of a single-shot attempt: the instructions, every file under
/// its path, and what form the answer must have. The same task gives the same prompt, byte for
/// byte.
///
/// A prompt is never longer than its bound. Files are shown whole or not at all, because a diff
/// against half a file is worth nothing; what did not fit is named in a note.
public final class PromptComposer {
  /// The bound of [#PromptComposer()], in UTF-16 units; some hundred thousand tokens.
  public static final int DEFAULT_MAX_CHARACTERS = 400_000;

  /// The smallest bound, so that the frame, a note and some of the instructions always fit.
  public static final int SMALLEST_MAX_CHARACTERS = 20_000;

  private static final int NOTE_CHARACTERS = 4_000;

  private static final String OPENING =
      """
      Below are a programming task and the files that it starts from. Solve the task by changing
      these files.

      # Task

      """;

  private static final String TESTS_OPENING =
      """
      # Tests

      These tests judge your change. They are shown for reading only: a change to them is dropped.

      """;

  private static final String ANSWER =
      """
      # Answer

      Reply with exactly one fenced unified diff against the files above and no other fenced block.
      Paths are those above, after `a/` and `b/`. Every hunk starts with `@@ -line,count +line,count @@`
      and repeats the lines around the change exactly as they stand in the file. A new file has
      `--- /dev/null` as its old path, a deleted one `+++ /dev/null` as its new path.

      The form, with a file that is not part of this task:

      FENCEdiff
      --- a/greeting.txt
      +++ b/greeting.txt
      @@ -1,3 +1,3 @@
       Dear reader,
      -welcom
      +welcome
       to this page.
      FENCE
      """;

  private final int maxCharacters;

  /// Composes prompts of at most [#DEFAULT_MAX_CHARACTERS].
  public PromptComposer() {
    this(DEFAULT_MAX_CHARACTERS);
  }

  /// @param maxCharacters bound of a prompt in UTF-16 units, at least [#SMALLEST_MAX_CHARACTERS]
  public PromptComposer(int maxCharacters) {
    if (maxCharacters < SMALLEST_MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "a prompt needs room for " + SMALLEST_MAX_CHARACTERS + " characters: " + maxCharacters);
    }
    this.maxCharacters = maxCharacters;
  }

  /// The prompt for a task.
  ///
  /// @param includeTests whether the tests that judge are shown too
  /// @throws IOException when the task's files cannot be read
  public String compose(Task task, boolean includeTests) throws IOException {
    List<SourceFile> files = byPath(task.workspaceFiles());
    List<SourceFile> tests = includeTests ? byPath(task.testFiles()) : List.of();
    String answer = ANSWER.replace("FENCE", Fence.around(texts(files, tests)));
    int room = maxCharacters - OPENING.length() - answer.length() - NOTE_CHARACTERS;

    StringBuilder prompt = new StringBuilder(OPENING);
    room -= appendInstructions(prompt, task.instructions().strip(), room / 2);
    List<SourceFile> omitted = new ArrayList<>();
    room -= appendFiles(prompt, "# Files\n\n", files, room, omitted);
    if (!tests.isEmpty()) {
      appendFiles(prompt, TESTS_OPENING, tests, room, omitted);
    }
    appendNote(prompt, omitted);
    return prompt.append(answer).toString();
  }

  private static int appendInstructions(StringBuilder prompt, String instructions, int most) {
    int before = prompt.length();
    if (instructions.length() <= most) {
      prompt.append(instructions);
    } else {
      String note = "\n\n(The instructions are longer than this prompt may be and end here.)";
      int end = most - note.length() - 2;
      prompt.append(
          instructions, 0, end - (Character.isLowSurrogate(instructions.charAt(end)) ? 1 : 0));
      prompt.append(note);
    }
    return prompt.append("\n\n").length() - before;
  }

  private static int appendFiles(
      StringBuilder prompt,
      String opening,
      List<SourceFile> files,
      int room,
      List<SourceFile> omitted) {
    if (opening.length() > room) {
      omitted.addAll(files);
      return 0;
    }
    int used = opening.length();
    prompt.append(opening);
    for (SourceFile file : files) {
      String block = block(file);
      if (used + block.length() <= room) {
        prompt.append(block);
        used += block.length();
      } else {
        omitted.add(file);
      }
    }
    return used;
  }

  private static String block(SourceFile file) {
    String fence = Fence.around(List.of(file.text()));
    boolean ended = file.text().isEmpty() || file.text().endsWith("\n");
    return "## "
        + printable(file.path())
        + (file.text().isEmpty() ? " (empty)" : ended ? "" : " (no newline at its end)")
        + "\n\n"
        + fence
        + "\n"
        + file.text()
        + (ended ? "" : "\n")
        + fence
        + "\n\n";
  }

  private void appendNote(StringBuilder prompt, List<SourceFile> omitted) {
    if (omitted.isEmpty()) {
      return;
    }
    int start = prompt.length();
    prompt
        .append("Not shown, because this prompt is limited to ")
        .append(maxCharacters)
        .append(" characters:\n\n");
    int named = 0;
    for (SourceFile file : omitted) {
      String line = "- " + printable(file.path()) + " (" + file.text().length() + " characters)\n";
      if (prompt.length() - start + line.length() > NOTE_CHARACTERS - 100) {
        break;
      }
      prompt.append(line);
      named++;
    }
    if (named < omitted.size()) {
      prompt.append("- and ").append(omitted.size() - named).append(" more\n");
    }
    prompt.append("\n");
  }

  /// A path on one line, whatever its name holds.
  private static String printable(String path) {
    return path.replaceAll("\\p{Cntrl}", "?");
  }

  private static List<SourceFile> byPath(List<SourceFile> files) {
    return files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
  }

  private static List<String> texts(List<SourceFile> files, List<SourceFile> tests) {
    List<String> texts = new ArrayList<>();
    files.forEach(file -> texts.add(file.text()));
    tests.forEach(test -> texts.add(test.text()));
    return texts;
  }
}
