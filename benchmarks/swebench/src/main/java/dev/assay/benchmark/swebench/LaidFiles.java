package dev.assay.benchmark.swebench;

import dev.assay.runner.RunnerException;
import dev.assay.runner.RunnerSession;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The files that decide what tests say, as they were laid down. Their marks tell also of a change
/// that was taken back.
///
/// @param marks of a session's files, by path relative to the repository
record LaidFiles(Map<String, String> marks) {
  /// @param paths of files that are there
  static LaidFiles of(RunnerSession session, Set<String> paths) throws RunnerException {
    Map<String, String> marks = new TreeMap<>(session.files(InstanceWorkspace.REPOSITORY));
    marks.keySet().retainAll(paths);
    return new LaidFiles(marks);
  }

  /// A file that is not as it was laid down. No process of the session may be alive.
  Optional<String> changed(RunnerSession session) throws RunnerException {
    Map<String, String> now = session.files(InstanceWorkspace.REPOSITORY);
    return marks.entrySet().stream()
        .filter(laid -> !laid.getValue().equals(now.get(laid.getKey())))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
