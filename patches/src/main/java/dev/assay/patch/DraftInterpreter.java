package dev.assay.patch;

import dev.assay.patch.FileHeader.Operation;
import dev.assay.patch.Hunk.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes changes to files of the workspace of diffs as they stand in a reply.
final class DraftInterpreter {
  private final WorkspacePaths paths;
  private final FileNaming naming;
  private final Repairs repairs;

  DraftInterpreter(WorkspacePaths paths, FileNaming naming, Repairs repairs) {
    this.paths = paths;
    this.naming = naming;
    this.repairs = repairs;
  }

  /// The changes that a file's diff makes; none when it makes none or its file cannot be told.
  List<FileChange> changes(DraftFile draft, ReplyBlock block) {
    if (draft.header().isEmpty()) {
      return withoutHeader(draft, block);
    }
    FileHeader header = draft.header().get();
    if (header.asksForSpecialFile()) {
      repairs.add(changedPath(header) + ": only regular files can be made; this diff was dropped");
      return List.of();
    }
    List<FileChange> changes = new ArrayList<>();
    switch (header.operation()) {
      case CREATE -> create(header, draft.hunks(), changes);
      case DELETE ->
          changes.add(
              new FileChange.Delete(
                  paths.existing(header.oldLabel(), header.prefixed()), draft.hunks()));
      case RENAME ->
          changes.add(
              new FileChange.Rename(
                  paths.existing(header.oldLabel(), header.prefixed()),
                  paths.fresh(header.newLabel(), header.prefixed()),
                  draft.hunks()));
      case EDIT -> edit(header, draft.hunks(), changes);
      case COPY, BINARY ->
          repairs.add(header.newLabel() + ": a copy or binary diff cannot be used and was dropped");
    }
    if (header.mode().equals("100755") || (header.mode().equals("100644") && isEdit(header))) {
      String path = changedPath(header);
      changes.add(new FileChange.Mode(path, header.mode().equals("100755")));
    }
    return changes;
  }

  private static boolean isEdit(FileHeader header) {
    return header.operation() == Operation.EDIT || header.operation() == Operation.RENAME;
  }

  private List<FileChange> withoutHeader(DraftFile draft, ReplyBlock block) {
    Optional<String> name =
        naming
            .inInfo(block.info())
            .or(() -> naming.asHeading(block.heading()))
            .or(() -> naming.inSentence(block.heading()))
            .map(found -> paths.existing(found, false))
            .or(paths::only);
    if (draft.hunks().isEmpty()) {
      return List.of();
    }
    if (name.isEmpty()) {
      repairs.add("hunks that name no file were dropped");
      return List.of();
    }
    repairs.add("hunks without a file header were taken for " + name.get());
    return List.of(new FileChange.Edit(name.get(), draft.hunks()));
  }

  private void create(FileHeader header, List<Hunk> hunks, List<FileChange> changes) {
    String path = paths.fresh(header.newLabel(), header.prefixed());
    boolean removes =
        hunks.stream()
            .flatMap(hunk -> hunk.lines().stream())
            .anyMatch(line -> line.kind() == Kind.REMOVED);
    if (removes && paths.contains(path)) {
      repairs.add(path + ": called a new file, but its lines are replaced");
      changes.add(new FileChange.Edit(path, hunks));
    } else if (!hunks.isEmpty() || !header.mode().isEmpty()) {
      changes.add(new FileChange.Write(path, content(path, hunks)));
    }
  }

  /// The text of a new file. Lines of a new file that are no added ones have lost their `+`.
  private String content(String path, List<Hunk> hunks) {
    StringBuilder content = new StringBuilder();
    boolean newline = true;
    for (Hunk hunk : hunks) {
      if (hunk.lines().stream().anyMatch(line -> line.kind() != Kind.ADDED)) {
        repairs.add(path + ": lines of the new file without a leading + were added too");
      }
      hunk.newLines().forEach(line -> content.append(line).append('\n'));
      newline = !hunk.newEndsWithoutNewline();
    }
    return newline ? content.toString() : content.substring(0, content.length() - 1);
  }

  private void edit(FileHeader header, List<Hunk> hunks, List<FileChange> changes) {
    if (hunks.isEmpty()) {
      if (header.mode().isEmpty()) {
        repairs.add(header.newLabel() + ": a diff that changes nothing was dropped");
      }
      return;
    }
    boolean onlyAdds =
        hunks.size() == 1
            && hunks.getFirst().oldLines().isEmpty()
            && hunks.getFirst().oldStart() <= 1;
    String fresh = paths.fresh(label(header.newLabel()), header.prefixed());
    if (onlyAdds && !paths.contains(fresh)) {
      repairs.add(fresh + ": taken for a new file");
      changes.add(new FileChange.Write(fresh, content(fresh, hunks)));
    } else {
      changes.add(new FileChange.Edit(editedPath(header), hunks));
    }
  }

  private String changedPath(FileHeader header) {
    return header.operation() == Operation.EDIT
        ? editedPath(header)
        : paths.fresh(header.newLabel(), header.prefixed());
  }

  private String editedPath(FileHeader header) {
    String path = paths.existing(label(header.newLabel()), header.prefixed());
    if (paths.contains(path) || header.oldLabel().equals(header.newLabel())) {
      return path;
    }
    String old = paths.existing(label(header.oldLabel()), header.prefixed());
    if (paths.contains(old)) {
      repairs.add("a diff from " + old + " to " + path + " was taken for " + old);
      return old;
    }
    return path;
  }

  /// A name without a remark, as in `src/a.py (modified)`.
  private String label(String name) {
    int remark = name.indexOf(" (");
    return remark > 0 && !paths.contains(name) ? name.substring(0, remark) : name;
  }
}
