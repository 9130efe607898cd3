package dev.assay.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an answer block by block and puts the patch together.
final class ReplyReader {
  private final ExtractionOptions options;
  private final Repairs repairs = new Repairs();
  private final WorkspacePaths paths;
  private final DiffBlockReader diffs;
  private final SearchReplaceReader searches;
  private final WholeFileReader files;
  private final ChangeMerger merger = new ChangeMerger(repairs);

  ReplyReader(ExtractionOptions options) {
    this.options = options;
    paths = new WorkspacePaths(options.workspacePaths(), repairs);
    FileNaming naming = new FileNaming(paths);
    diffs = new DiffBlockReader(paths, naming, repairs);
    searches = new SearchReplaceReader(paths, naming, repairs);
    files = new WholeFileReader(paths, naming, repairs);
  }

  Extraction read(String answer) {
    List<ReplyBlock> blocks = ReplyScanner.scan(TextLines.of(withoutReturns(answer)));
    List<Integer> others = new ArrayList<>();
    boolean patched = false;
    for (int i = 0; i < blocks.size(); i++) {
      ReplyBlock block = blocks.get(i);
      Optional<BlockReading> reading = readPatch(block);
      if (reading.isEmpty()) {
        others.add(i);
        continue;
      }
      if (reading.get().cut() && !options.allowIncompleteDiffs()) {
        return new Extraction.Missing(
            "the patch from line "
                + block.line()
                + " of the answer breaks off; allowIncompleteDiffs would use the part that is whole");
      }
      if (reading.get().cut()) {
        repairs.add("the patch breaks off; only the part that is whole was used");
      }
      patched |= !reading.get().changes().isEmpty();
      for (FileChange change : reading.get().changes()) {
        add(change, i);
      }
    }
    Optional<String> problem = readFiles(others, blocks, patched);
    List<FileChange> changes = merger.changes();
    if (problem.isPresent()) {
      return new Extraction.Missing(problem.get());
    }
    return changes.isEmpty() ? nothing() : new Extraction.Found(new Patch(changes), repairs.list());
  }

  private void add(FileChange change, int block) {
    boolean named =
        !change.path().isBlank()
            && !(change instanceof FileChange.Rename rename && rename.from().isBlank());
    if (named) {
      merger.add(change, block);
    } else {
      repairs.add("a change that names no file was dropped");
    }
  }

  private Optional<BlockReading> readPatch(ReplyBlock block) {
    if (EnvelopeReader.reads(block)) {
      return Optional.of(EnvelopeReader.read(block, paths, repairs));
    }
    if (SearchReplaceReader.reads(block)) {
      return Optional.of(searches.read(block));
    }
    return DiffBlockReader.reads(block) ? Optional.of(diffs.read(block)) : Optional.empty();
  }

  /// Takes whole files; gives what is wrong with one that should have been taken.
  private Optional<String> readFiles(
      List<Integer> candidates, List<ReplyBlock> blocks, boolean patched) {
    for (int index : candidates) {
      ReplyBlock block = blocks.get(index);
      Optional<WholeFileReader.Reading> reading = files.read(block, blocks.size() == 1);
      if (reading.isEmpty()) {
        continue;
      }
      FileChange.Write file = reading.get().change();
      if (patched && paths.contains(file.path())) {
        repairs.add(file.path() + ": quoted beside a patch; the quotation was not used");
      } else if (!block.closed()) {
        return Optional.of(
            "the reply breaks off within " + file.path() + "; half a file cannot be used");
      } else if (reading.get().elision().isPresent()) {
        return Optional.of(
            file.path()
                + " is not given as a whole: '"
                + reading.get().elision().get().strip()
                + "'");
      } else {
        add(file, index);
      }
    }
    return Optional.empty();
  }

  private Extraction nothing() {
    List<String> dropped = repairs.list();
    String reason = "the reply holds no diff, no search/replace block and no file";
    return new Extraction.Missing(
        dropped.isEmpty() ? reason : reason + " that can be used: " + String.join("; ", dropped));
  }

  /// Takes carriage returns away that every line has: they are the reply's and not the files'.
  private String withoutReturns(String answer) {
    TextLines lines = TextLines.of(answer);
    boolean everywhere = lines.size() > 1;
    for (int i = 0; i < lines.size() - 1 && everywhere; i++) {
      everywhere = lines.get(i).endsWith("\r");
    }
    if (!everywhere) {
      return answer;
    }
    repairs.add("the reply has carriage returns at its line ends");
    return answer.replace("\r\n", "\n");
  }
}
