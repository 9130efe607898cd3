package tests;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// An expression that knows what it means because it was made together with its meaning.
final class RandomExpression {
  private static final List<String> DAYS = List.of("SUN", "Mon", "tue", "WED", "thU", "Fri", "SAT");

  private final Random random;
  private final List<String> texts = new ArrayList<>();
  private final List<Set<Integer>> sets = new ArrayList<>();
  private boolean last;
  private final Set<String> ordinals = new TreeSet<>();

  RandomExpression(Random random) {
    this.random = random;
    field(0, 59, 3);
    field(0, 23, 3);
    field(1, 31, 2);
    field(1, 12, 1);
    field(0, 6, 2);
  }

  String text() {
    return String.join(" ", texts);
  }

  boolean matches(LocalDateTime time) {
    return sets.get(0).contains(time.getMinute())
        && sets.get(1).contains(time.getHour())
        && matchesDate(time.toLocalDate());
  }

  /// The first match before a day, found by looking at every day and minute.
  Optional<LocalDateTime> next(LocalDateTime after, LocalDate end) {
    for (LocalDate day = after.toLocalDate(); day.isBefore(end); day = day.plusDays(1)) {
      if (!matchesDate(day)) {
        continue;
      }
      for (int minute = 0; minute < 1_440; minute++) {
        LocalDateTime time = day.atTime(minute / 60, minute % 60);
        if (time.isAfter(after) && matches(time)) {
          return Optional.of(time);
        }
      }
    }
    return Optional.empty();
  }

  private boolean matchesDate(LocalDate date) {
    int weekday = date.getDayOfWeek().getValue() % 7;
    int ordinal = 1;
    for (LocalDate d = date.minusDays(7); d.getMonth() == date.getMonth(); d = d.minusDays(7)) {
      ordinal++;
    }
    boolean end = date.plusDays(1).getMonth() != date.getMonth();
    boolean byDay = sets.get(2).contains(date.getDayOfMonth()) || (last && end);
    boolean byWeekday =
        sets.get(4).contains(weekday) || ordinals.contains(weekday + "#" + ordinal);
    boolean open = texts.get(2).startsWith("*") || texts.get(4).startsWith("*");
    return sets.get(3).contains(date.getMonthValue())
        && (open ? byDay && byWeekday : byDay || byWeekday);
  }

  private void field(int least, int greatest, int maxItems) {
    Set<Integer> set = new TreeSet<>();
    List<String> items = new ArrayList<>();
    sets.add(set);
    for (int i = 1 + random.nextInt(maxItems); i > 0; i--) {
      items.add(item(least, greatest, set));
    }
    texts.add(String.join(",", items));
  }

  private String item(int least, int greatest, Set<Integer> set) {
    boolean week = greatest == 6;
    int a = least + random.nextInt(greatest - least + 1);
    int b = a + random.nextInt(greatest - a + 1);
    int step = 1 + random.nextInt(random.nextBoolean() ? 4 : 40);
    switch (random.nextInt(week || greatest == 31 ? 7 : 6)) {
      case 0:
        add(set, least, greatest, 1);
        return "*";
      case 1:
        add(set, least, greatest, step);
        return "*/" + step;
      case 2:
        add(set, a, greatest, step);
        return written(week, a) + "/" + step;
      case 3:
        add(set, a, b, 1);
        return written(false, a) + "-" + (week ? b : written(false, b));
      case 4:
        add(set, a, b, step);
        return a + "-" + b + "/" + step;
      case 5:
        add(set, a, a, 1);
        return written(week, a);
      default:
        if (week) {
          int ordinal = 1 + random.nextInt(5);
          ordinals.add(a + "#" + ordinal);
          return written(true, a) + "#" + ordinal;
        }
        last = true;
        return "L";
    }
  }

  private static void add(Set<Integer> set, int from, int to, int step) {
    for (int value = from; value <= to; value += step) {
      set.add(value);
    }
  }

  private String written(boolean week, int value) {
    if (week && random.nextBoolean()) {
      return value == 0 ? "7" : DAYS.get(value);
    }
    return (value < 10 && random.nextInt(4) == 0 ? "0" : "") + value;
  }
}
