package channels;

/** A value was to be sent to a channel that is closed. */
public final class ClosedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClosedException() {
    super("the channel is closed");
  }
}
