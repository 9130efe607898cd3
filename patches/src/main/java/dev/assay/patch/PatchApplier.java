package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Applies patches to a folder, all or nothing.
///
/// A hunk goes to the line that its header gives if its old lines are there; else to where they
/// are, if one place stands out; else where they are but for white space at the end of lines. Only
/// when the rules allow it, it may go where the lines fit nearly. Everything but the first is
/// recorded as a repair. Files keep their line ends, encoding and permissions.
public final class PatchApplier {
  private PatchApplier() {}

  /// Applies a patch to the files under a root in which nothing else is at work. Everything is
  /// checked before anything is written. Only the end of this process in the middle of writing can
  /// leave part of it, with the rest in a folder `.assay-patch-*` under the root.
  ///
  /// @throws UncheckedIOException when the file system fails; what was written is taken back
  public static Application apply(Patch patch, Path root, ApplyRules rules) {
    try {
      if (!Files.isDirectory(root)) {
        throw new NotDirectoryException(root.toString());
      }
      PatchText.refuseLargerThan(rules.maximumBytes(), patch);
      PathRules pathRules = new PathRules(rules);
      for (FileChange change : patch.changes()) {
        if (change instanceof FileChange.Rename rename) {
          pathRules.check(rename.from());
        }
        pathRules.check(change.path());
      }
      Path realRoot = root.toRealPath();
      return finish(realRoot, prepare(patch, realRoot, rules));
    } catch (Refusal refusal) {
      return refusal.refused();
    } catch (IOException e) {
      throw new UncheckedIOException("applying a patch to " + root, e);
    }
  }

  /// Tries the patch as it is, then without HTML's entities, then with fuzzy context.
  private static PatchApplication prepare(Patch patch, Path root, ApplyRules rules)
      throws Refusal, IOException {
    PatchApplication exact = new PatchApplication(root, rules, false);
    try {
      exact.make(patch);
      return exact;
    } catch (Refusal refusal) {
      boolean absent = refusal.reason() == Reason.DOES_NOT_APPLY;
      Optional<PatchApplication> unescaped =
          absent && isEscaped(patch, root, rules)
              ? unescaped(patch, root, rules)
              : Optional.empty();
      if (unescaped.isPresent()) {
        return unescaped.get();
      }
      boolean mayBeNear = absent || refusal.reason() == Reason.ALREADY_APPLIED;
      if (!rules.allowFuzzyContext() || !mayBeNear) {
        throw refusal;
      }
    }
    PatchApplication fuzzy = new PatchApplication(root, rules, true);
    fuzzy.make(patch);
    return fuzzy;
  }

  private static Optional<PatchApplication> unescaped(Patch patch, Path root, ApplyRules rules)
      throws IOException {
    PatchApplication unescaped = new PatchApplication(root, rules, false);
    try {
      unescaped.make(HtmlEntities.replace(patch));
    } catch (Refusal noBetter) {
      return Optional.empty();
    }
    unescaped.repairs().add("the patch was escaped as HTML");
    return Optional.of(unescaped);
  }

  /// Whether old lines hold entities of HTML, and the files that should have them hold none.
  private static boolean isEscaped(Patch patch, Path root, ApplyRules rules) throws IOException {
    boolean escaped = false;
    PatchApplication unchanged = new PatchApplication(root, rules, false);
    for (FileChange change : patch.changes()) {
      if (change instanceof FileChange.Edit(String path, List<Hunk> hunks)
          && HtmlEntities.inOldLines(hunks)) {
        escaped = true;
        try {
          if (HtmlEntities.in(unchanged.text(path))) {
            return false;
          }
        } catch (Refusal unreadable) {
          return false;
        }
      }
    }
    return escaped;
  }

  private static Application finish(Path root, PatchApplication application)
      throws Refusal, IOException {
    SortedMap<String, Optional<WorkspaceFile>> differing = application.tree().differing();
    WorkspaceCommit.commit(root, differing);
    return new Application.Applied(
        new ArrayList<>(differing.keySet()), application.repairs().list());
  }
}
