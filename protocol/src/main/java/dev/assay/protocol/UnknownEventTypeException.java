package dev.assay.protocol;

/// A lab event of a type that this version does not know, most likely written by a newer one.
public final class UnknownEventTypeException extends IllegalArgumentException {
  private final String type;

  UnknownEventTypeException(String type) {
    super(
        "unknown event type '"
            + type
            + "': was the ledger written by a newer version of Assay? Use that version to read it");
    this.type = type;
  }

  /// The name that nothing is known about.
  public String type() {
    return type;
  }
}
