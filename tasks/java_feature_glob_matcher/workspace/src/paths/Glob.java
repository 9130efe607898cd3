package paths;

/** A pattern that paths are compared with. */
public final class Glob {
  private Glob() {}

  /** Reads a pattern. */
  public static Glob parse(String pattern) {
    throw new UnsupportedOperationException("not implemented");
  }

  /** Whether the whole path is one that the pattern stands for. */
  public boolean matches(String path) {
    throw new UnsupportedOperationException("not implemented");
  }

  /** Whether there can be a match somewhere below a folder. */
  public boolean mayMatchBelow(String directory) {
    throw new UnsupportedOperationException("not implemented");
  }
}
