package cron;

/** An expression that cannot be read. */
public final class CronFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String field;

  /**
   * @param field the name of the wrong field, or {@code expression}
   * @param problem what is wrong with it
   */
  public CronFormatException(String field, String problem) {
    super(field + ": " + problem);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
