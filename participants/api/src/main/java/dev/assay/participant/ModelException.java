package dev.assay.participant;

/// A model's endpoint failed, after all retries that made sense. Says nothing about the model.
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final int retries;

  /// @param message names the endpoint and the way out; never holds a key
  /// @param retries calls repeated before giving up
  public ModelException(Kind kind, String message, int retries) {
    super(message);
    this.kind = kind;
    this.retries = retries;
  }

  /// What went wrong.
  public Kind kind() {
    return kind;
  }

  /// Calls repeated before giving up.
  public int retries() {
    return retries;
  }

  /// What can go wrong with an endpoint.
  public enum Kind {
    /// 401 or 403: the key is wrong.
    AUTHENTICATION,
    /// 402: no credit left.
    CREDITS,
    /// 404: no such model.
    UNKNOWN_MODEL,
    /// Another 4xx: the request is at fault.
    REQUEST,
    /// 429 until the retries were used up.
    RATE_LIMIT,
    /// 5xx until the retries were used up.
    SERVER,
    /// No connection, or it was cut.
    NETWORK,
    /// No answer in time.
    TIMEOUT,
    /// An answer that is not of the protocol.
    PROTOCOL
  }
}
