package dev.assay.benchmark.catalog;

/// Something about a task that has to be mended before it can be trusted.
///
/// @param taskId the task
/// @param file where, relative to the task's folder; a folder ends in a slash
/// @param problem what is wrong
/// @param remedy what to do
public record TaskFault(String taskId, String file, String problem, String remedy) {
  /// The fault in one line.
  public String sentence() {
    return taskId + "/" + file + ": " + problem + "; " + remedy;
  }
}
