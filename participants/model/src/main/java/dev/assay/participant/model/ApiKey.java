package dev.assay.participant.model;

/// A secret. It leaves this class only as a request header, and nothing that a user or a log sees
/// may hold it.
public final class ApiKey {
  private static final String SHOWN = "[key]";

  /// Shorter keys are placeholders for endpoints that want none, and common words.
  private static final int SHORTEST_SECRET = 6;

  private final String value;

  /// @throws IllegalArgumentException when it cannot stand in a header; does not repeat it
  public ApiKey(String value) {
    this.value = value.strip();
    if (this.value.isEmpty() || !this.value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a key is printable ASCII without spaces");
    }
  }

  /// The value of the `Authorization` header.
  String authorization() {
    return "Bearer " + value;
  }

  /// The text without the key.
  String redact(String text) {
    return value.length() < SHORTEST_SECRET ? text : text.replace(value, SHOWN);
  }

  @Override
  public String toString() {
    return SHOWN;
  }
}
