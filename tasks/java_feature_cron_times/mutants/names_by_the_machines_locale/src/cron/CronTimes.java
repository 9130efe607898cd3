package cron;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The times of a cron expression. */
public final class CronTimes {
  // The calendar repeats itself, days of the week included.
  private static final int YEARS_OF_THE_CALENDAR = 400;

  private final Field minutes;
  private final Field hours;
  private final Field days;
  private final Field months;
  private final Field weekdays;

  private CronTimes(List<String> texts) {
    minutes = new Field("minute", 0, 59, List.of(), texts.get(0));
    hours = new Field("hour", 0, 23, List.of(), texts.get(1));
    days = new Field("day of month", 1, 31, List.of(), texts.get(2));
    months = new Field("month", 1, 12, Field.MONTHS, texts.get(3));
    weekdays = new Field(Field.DAY_OF_WEEK, 0, 6, Field.WEEKDAYS, texts.get(4));
  }

  /** Reads an expression of five fields. */
  public static CronTimes parse(String expression) {
    List<String> texts = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(expression, " \t");
    while (tokens.hasMoreTokens()) {
      texts.add(tokens.nextToken());
    }
    if (texts.size() != 5) {
      throw new CronFormatException("expression", "there are " + texts.size() + " fields, not 5");
    }
    return new CronTimes(texts);
  }

  /** Whether the minute of a time is one of these times. */
  public boolean matches(LocalDateTime time) {
    return minutes.values.get(time.getMinute())
        && hours.values.get(time.getHour())
        && months.values.get(time.getMonthValue())
        && matchesDay(time.toLocalDate());
  }

  /** The first of these times that is later than another, or nothing if none ever comes. */
  public Optional<LocalDateTime> next(LocalDateTime after) {
    LocalDateTime from = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    LocalDate end = from.toLocalDate().plusYears(YEARS_OF_THE_CALENDAR).plusDays(1);
    LocalDate day = from.toLocalDate();
    LocalTime earliest = from.toLocalTime();
    while (day.isBefore(end)) {
      boolean month = months.values.get(day.getMonthValue());
      Optional<LocalTime> time =
          month && matchesDay(day) ? firstTime(earliest) : Optional.empty();
      if (time.isPresent()) {
        return Optional.of(day.atTime(time.get()));
      }
      day = month ? day.plusDays(1) : day.withDayOfMonth(1).plusMonths(1);
      earliest = LocalTime.MIDNIGHT;
    }
    return Optional.empty();
  }

  private Optional<LocalTime> firstTime(LocalTime earliest) {
    int hour = hours.values.nextSetBit(earliest.getHour());
    int minute = minutes.values.nextSetBit(hour == earliest.getHour() ? earliest.getMinute() : 0);
    if (hour >= 0 && minute < 0) {
      hour = hours.values.nextSetBit(hour + 1);
      minute = minutes.values.nextSetBit(0);
    }
    return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
  }

  private boolean matchesDay(LocalDate date) {
    int day = date.getDayOfMonth();
    int weekday = date.getDayOfWeek().getValue() % 7;
    boolean byDay = days.values.get(day) || (days.last && day == date.lengthOfMonth());
    boolean byWeekday =
        weekdays.values.get(weekday) || weekdays.ordinals.get(7 * ((day - 1) / 7 + 1) + weekday);
    return days.open || weekdays.open ? byDay && byWeekday : byDay || byWeekday;
  }

  /** What one field holds. */
  private static final class Field {
    static final String DAY_OF_WEEK = "day of week";
    static final List<String> MONTHS =
        List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    static final List<String> WEEKDAYS =
        List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Pattern ITEM =
        Pattern.compile(
            "(?:\\*|([0-9A-Za-z]+)(?:-([0-9A-Za-z]+))?)(?:/([0-9]{1,2}))?");
    private static final Pattern ORDINAL = Pattern.compile("([0-9A-Za-z]+)#([1-5])");

    final BitSet values = new BitSet();
    /** The k-th of a weekday is at 7 k + weekday. */
    final BitSet ordinals = new BitSet();
    final boolean open;
    boolean last;
    private final String name;
    private final int least;
    private final int greatest;
    private final List<String> names;

    Field(String name, int least, int greatest, List<String> names, String text) {
      this.name = name;
      this.least = least;
      this.greatest = greatest;
      this.names = names;
      this.open = text.startsWith("*");
      for (String item : text.split(",", -1)) {
        read(item);
      }
    }

    private void read(String item) {
      Matcher ordinal = ORDINAL.matcher(item);
      if (name.equals("day of month") && item.equalsIgnoreCase("L")) {
        last = true;
      } else if (name.equals(DAY_OF_WEEK) && ordinal.matches()) {
        ordinals.set(7 * Integer.parseInt(ordinal.group(2)) + value(ordinal.group(1)) % 7);
      } else {
        readRange(item);
      }
    }

    private void readRange(String item) {
      Matcher range = ITEM.matcher(item);
      if (!range.matches()) {
        throw wrong(item);
      }
      int from = range.group(1) == null ? least : value(range.group(1));
      int to = range.group(3) == null && range.group(1) != null ? from : greatest;
      if (range.group(2) != null) {
        to = value(range.group(2));
      } else if (isWeek()) {
        from %= 7;
        to = to == 7 ? 0 : to;
      }
      int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
      if (from > to || step == 0) {
        throw wrong(item);
      }
      for (int value = from; value <= to; value += step) {
        values.set(isWeek() ? value % 7 : value);
      }
    }

    private int value(String text) {
      int named = names.indexOf(text.toUpperCase(Locale.getDefault()));
      if (named >= 0) {
        return named + least;
      }
      if (!text.matches("[0-9]{1,2}")) {
        throw wrong(text);
      }
      int value = Integer.parseInt(text);
      if (value < least || value > (isWeek() ? 7 : greatest)) {
        throw wrong(text);
      }
      return value;
    }

    private boolean isWeek() {
      return name.equals(DAY_OF_WEEK);
    }

    private CronFormatException wrong(String text) {
      return new CronFormatException(name, "'" + text + "' is not a value here");
    }
  }
}
