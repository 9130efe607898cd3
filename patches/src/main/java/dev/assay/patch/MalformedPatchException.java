package dev.assay.patch;

/// Text that should be a unified diff is not one.
public final class MalformedPatchException extends IllegalArgumentException {
  private final int line;

  MalformedPatchException(int line, String problem) {
    super("line " + line + " of the patch: " + problem);
    this.line = line;
  }

  /// The line of the patch, from one.
  public int line() {
    return line;
  }
}
