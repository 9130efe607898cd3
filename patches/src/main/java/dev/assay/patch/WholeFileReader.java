package dev.assay.patch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads fenced blocks that hold a file as a whole.
final class WholeFileReader {
  private static final Pattern ELISION =
      Pattern.compile(
          "^\\s*(?:#|//|/\\*|<!--|--|;|%)[^\\w]{0,20}(?:\\.\\.\\.|…).{0,80}|"
              + "^\\s*(?:#|//|/\\*|<!--|--|;|%)\\s.{0,40}\\b(?:rest of|existing|unchanged|remains? the same|"
              + "as before|omitted)\\b.{0,40}(?:\\.\\.\\.|…).{0,10}",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_REMARK = 200;

  private final WorkspacePaths paths;
  private final FileNaming naming;
  private final Repairs repairs;

  WholeFileReader(WorkspacePaths paths, FileNaming naming, Repairs repairs) {
    this.paths = paths;
    this.naming = naming;
    this.repairs = repairs;
  }

  /// A file that a block holds.
  ///
  /// @param change what is to be written
  /// @param elision the line in which something is left out; empty when the file is whole
  record Reading(FileChange.Write change, Optional<String> elision) {}

  /// Reads a block; empty when it is no file.
  ///
  /// @param alone whether the reply has no other block
  Optional<Reading> read(ReplyBlock block, boolean alone) {
    if (!block.fenced() || block.firstLine() == block.lines().size()) {
      return Optional.empty();
    }
    String language = block.language();
    Optional<String> name = naming.inInfo(block.info()).or(() -> naming.asHeading(block.heading()));
    if (name.isEmpty() && !language.isEmpty()) {
      name = naming.inSentence(block.heading());
    }
    if (name.filter(found -> Languages.suits(language, found)).isPresent()) {
      return Optional.of(reading(paths.named(name.get()), block, 0));
    }
    int first = block.firstLine();
    Optional<String> comment = naming.inComment(block.lines().get(first));
    if (comment.filter(found -> Languages.suits(language, found)).isPresent()) {
      String path = paths.named(comment.get());
      repairs.add(path + ": the first line names the file and was left out");
      return Optional.of(reading(path, block, first + 1));
    }
    return byLanguage(language, alone).map(path -> reading(path, block, 0));
  }

  private Optional<String> byLanguage(String language, boolean alone) {
    List<String> candidates = paths.endingIn(Languages.endings(language));
    if (Languages.isProgram(language) && candidates.size() == 1) {
      String path = candidates.getFirst();
      repairs.add(path + ": taken for the file that is meant, as the only one in " + language);
      return Optional.of(path);
    }
    Optional<String> only = language.isEmpty() && alone ? paths.only() : Optional.empty();
    only.ifPresent(
        path -> repairs.add(path + ": taken for the file that is meant, as the only one"));
    return only;
  }

  private Reading reading(String path, ReplyBlock block, int first) {
    List<String> lines = block.lines().subList(first, block.lines().size());
    Optional<String> elision =
        lines.stream()
            .filter(line -> line.length() < LONGEST_REMARK && ELISION.matcher(line).matches())
            .findFirst();
    return new Reading(new FileChange.Write(path, String.join("\n", lines) + "\n"), elision);
  }
}
