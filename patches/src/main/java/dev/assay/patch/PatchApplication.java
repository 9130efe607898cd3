package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Works out in memory what a patch makes of a workspace.
final class PatchApplication {
  private static final int MOST_FILES_OF_FULL_SIZE = 8;

  private final ApplyRules rules;
  private final boolean fuzzy;
  private final WorkspaceTree tree;
  private final CaseCollisions collisions;
  private final SearchBudget budget = new SearchBudget();
  private final Repairs repairs = new Repairs();
  private long held;

  PatchApplication(Path root, ApplyRules rules, boolean fuzzy) {
    this.rules = rules;
    this.fuzzy = fuzzy;
    tree = new WorkspaceTree(root);
    collisions = new CaseCollisions(root);
  }

  WorkspaceTree tree() {
    return tree;
  }

  Repairs repairs() {
    return repairs;
  }

  /// Makes the changes of a patch one after the other.
  ///
  /// @throws Refusal when one cannot be made
  void make(Patch patch) throws Refusal, IOException {
    for (FileChange change : patch.changes()) {
      switch (change) {
        case FileChange.Write(String path, String content) -> write(path, content);
        case FileChange.Edit(String path, List<Hunk> hunks) -> edit(path, path, hunks);
        case FileChange.Delete(String path, List<Hunk> hunks) -> delete(path, hunks);
        case FileChange.Rename(String from, String path, List<Hunk> hunks) ->
            rename(from, path, hunks);
        case FileChange.Mode(String path, boolean executable) -> mode(path, executable);
      }
    }
  }

  /// The text that a file has now.
  String text(String path) throws Refusal, IOException {
    return FileText.decode(path, bytes(path, existing(path))).text();
  }

  private void write(String path, String content) throws Refusal, IOException {
    Optional<WorkspaceFile> old = tree.find(path);
    noteCollision(path, old);
    byte[] bytes = FileText.encode(path, content, StandardCharsets.UTF_8);
    put(path, bytes, old);
  }

  private void edit(String from, String path, List<Hunk> hunks) throws Refusal, IOException {
    WorkspaceFile file = existing(from);
    FileText old = FileText.decode(from, bytes(from, file));
    FileContent content = FileContent.of(old.text());
    try {
      List<HunkPlace> places = new HunkPlacer(content.lines(), fuzzy, budget).place(hunks);
      FileEdit.Result result = FileEdit.apply(content, places);
      note(path, hunks, places, result);
      Charset charset = old.charset();
      put(path, FileText.encode(path, result.content().text(), charset), Optional.of(file));
    } catch (Refusal refusal) {
      throw new Refusal(refusal.reason(), path + ", " + refusal.getMessage());
    }
  }

  private void delete(String path, List<Hunk> hunks) throws Refusal, IOException {
    WorkspaceFile file = existing(path);
    if (!hunks.isEmpty() && !holds(path, file, hunks)) {
      repairs.add(path + ": removed, though it held something else than the patch says");
    }
    tree.remove(path);
  }

  private boolean holds(String path, WorkspaceFile file, List<Hunk> hunks) throws IOException {
    try {
      String text = FileText.decode(path, bytes(path, file)).text();
      List<String> expected = hunks.stream().flatMap(hunk -> hunk.oldLines().stream()).toList();
      return essences(expected).equals(essences(FileContent.of(text).lines()));
    } catch (Refusal unreadable) {
      return false;
    }
  }

  private static List<String> essences(List<String> lines) {
    return lines.stream().map(Likeness.TRAILING_SPACE::essence).toList();
  }

  private void rename(String from, String path, List<Hunk> hunks) throws Refusal, IOException {
    WorkspaceFile file = existing(from);
    if (!from.equals(path)) {
      if (tree.find(path).isPresent()) {
        throw new Refusal(
            Reason.ALREADY_EXISTS, from + " cannot be moved to " + path + ", which exists");
      }
      noteCollision(path, Optional.empty());
    }
    if (!hunks.isEmpty()) {
      edit(from, from, hunks);
      file = existing(from);
    }
    tree.remove(from);
    tree.put(path, file);
  }

  private void mode(String path, boolean executable) throws Refusal, IOException {
    WorkspaceFile file = existing(path);
    byte[] bytes = bytes(path, file);
    tree.put(
        path,
        new WorkspaceFile.Held(
            new WorkspaceFile.Content(bytes), file.source(), Optional.of(executable)));
  }

  private WorkspaceFile existing(String path) throws Refusal, IOException {
    return tree.find(path)
        .orElseThrow(() -> new Refusal(Reason.MISSING_FILE, path + " does not exist"));
  }

  private byte[] bytes(String path, WorkspaceFile file) throws Refusal, IOException {
    if (file instanceof WorkspaceFile.Unread unread) {
      long size = tree.size(unread.origin());
      held += size;
      if (held > rules.maximumBytes() * MOST_FILES_OF_FULL_SIZE) {
        throw new Refusal(
            Reason.TOO_LARGE,
            "the files that the patch edits have together more than "
                + rules.maximumBytes() * MOST_FILES_OF_FULL_SIZE
                + " bytes");
      }
      if (size > rules.maximumBytes()) {
        throw new Refusal(
            Reason.TOO_LARGE,
            path + " has " + size + " bytes, over the limit of " + rules.maximumBytes());
      }
    }
    return tree.bytes(file);
  }

  private void put(String path, byte[] bytes, Optional<WorkspaceFile> old)
      throws Refusal, IOException {
    tree.put(
        path,
        new WorkspaceFile.Held(
            new WorkspaceFile.Content(bytes),
            old.flatMap(WorkspaceFile::source),
            old.flatMap(WorkspaceFile::mode)));
  }

  private void note(String path, List<Hunk> hunks, List<HunkPlace> places, FileEdit.Result result) {
    for (int i = 0; i < places.size(); i++) {
      HunkPlace place = places.get(i);
      String hunk = path + ", hunk " + (i + 1) + ": ";
      int said = place.hunk().oldStart();
      int found = place.hunk().oldLines().isEmpty() ? place.at() : place.at() + 1;
      if (hunks.get(i).oldStart() > 0 && said != found) {
        repairs.add(hunk + "found at line " + found + ", not at line " + said);
      }
      place.notes().forEach(note -> repairs.add(hunk + note));
    }
    result.notes().forEach(note -> repairs.add(path + ", " + note));
  }

  private void noteCollision(String path, Optional<WorkspaceFile> old) throws IOException {
    if (old.isEmpty()) {
      collisions
          .enter(path)
          .ifPresent(other ->
              repairs.add(path + ": differs from " + other + " only in the case of letters"));
    }
  }
}
