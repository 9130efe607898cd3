package dev.assay.protocol;

/// A JSON text that is not JSON, or not what it should be at one place.
public final class JsonFormatException extends IllegalArgumentException {
  private final String path;

  JsonFormatException(String path, String problem) {
    super(path.isEmpty() ? problem : path + ": " + problem);
    this.path = path;
  }

  JsonFormatException(String problem, Throwable cause) {
    super(problem, cause);
    this.path = "";
  }

  /// Where the problem is, `plan.settings.samples` or `tasks[3].id`; empty for the text as a whole.
  public String path() {
    return path;
  }
}
