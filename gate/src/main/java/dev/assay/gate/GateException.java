package dev.assay.gate;

/// What the gate cannot do, with the way out. No verdict: those are values.
public final class GateException extends Exception {
  private static final long serialVersionUID = 1L;

  /// What kind of failure it is.
  public enum Kind {
    /// A manifest, a name or a corpus is not as it has to be.
    BAD_DATA,
    /// A project, a benchmark, a measurement or a commit that is not there.
    NOT_FOUND,
    /// What may not be done as things are: a changed tree, changed terms, an ambiguous choice.
    REFUSED,
    /// The machine is at its capacity.
    BUSY,
    /// A file or another program failed.
    INPUT_OUTPUT
  }

  private final Kind kind;

  public GateException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public GateException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
