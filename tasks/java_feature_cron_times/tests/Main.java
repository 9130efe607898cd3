package tests;

import cron.CronFormatException;
import cron.CronTimes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// The tests of [CronTimes].
final class Main {
  public static void main(String[] arguments) throws InterruptedException {
    Suite suite = new Suite();
    suite.group("fields");
    suite.test("single values and all values", () -> {
      next("30 9 * * *", "2023-05-04T09:29", "2023-05-04T09:30", "2023-05-05T09:30");
      next("* * * * *", "2023-12-31T23:58", "2023-12-31T23:59", "2024-01-01T00:00");
      next("00 07 01 * *", "2023-05-04T00:00", "2023-06-01T07:00", "2023-07-01T07:00");
    });
    suite.test("ranges, lists and steps", () -> {
      next("5,20-22 6 * * *", "2023-05-04T00:00", "2023-05-04T06:05", "2023-05-04T06:20",
          "2023-05-04T06:21", "2023-05-04T06:22", "2023-05-05T06:05");
      next("*/25 3 * * *", "2023-05-04T00:00", "2023-05-04T03:00", "2023-05-04T03:25",
          "2023-05-04T03:50", "2023-05-05T03:00");
      next("10-40/15 3 * * *", "2023-05-04T00:00", "2023-05-04T03:10", "2023-05-04T03:25",
          "2023-05-04T03:40", "2023-05-05T03:10");
      next("0 12-12 * * *", "2023-05-04T00:00", "2023-05-04T12:00", "2023-05-05T12:00");
      next("*/99 0 * * *", "2023-05-04T00:00", "2023-05-05T00:00", "2023-05-06T00:00");
    });
    suite.test("a value with a step goes up to the greatest value", () -> {
      next("50/4 3 * * *", "2023-05-04T00:00", "2023-05-04T03:50", "2023-05-04T03:54",
          "2023-05-04T03:58", "2023-05-05T03:50");
      next("0 0 1 9/2 *", "2023-05-04T00:00", "2023-09-01T00:00", "2023-11-01T00:00",
          "2024-09-01T00:00");
      next("0 0 * * 5/1", "2023-05-04T00:00", "2023-05-05T00:00", "2023-05-06T00:00",
          "2023-05-12T00:00");
    });
    suite.test("names of months and days in any case", () -> {
      next("0 0 1 FEB,apr *", "2023-03-01T00:00", "2023-04-01T00:00", "2024-02-01T00:00");
      next("0 0 * * mOn-Tue", "2023-05-04T00:00", "2023-05-08T00:00", "2023-05-09T00:00",
          "2023-05-15T00:00");
      next("0 0 1 jun/3 *", "2023-03-01T00:00", "2023-06-01T00:00", "2023-09-01T00:00",
          "2023-12-01T00:00", "2024-06-01T00:00");
    });
    suite.test("names are the same in every locale", () -> {
      Locale before = Locale.getDefault();
      Locale.setDefault(new Locale("tr", "TR"));
      try {
        next("0 0 * * fri", "2023-05-04T00:00", "2023-05-05T00:00", "2023-05-12T00:00");
      } finally {
        Locale.setDefault(before);
      }
    });
    suite.test("seven is Sunday as well", () -> {
      next("0 0 * * 7", "2023-05-04T00:00", "2023-05-07T00:00", "2023-05-14T00:00");
      next("0 0 * * 0", "2023-05-04T00:00", "2023-05-07T00:00", "2023-05-14T00:00");
      next("0 0 * * 7-7", "2023-05-04T00:00", "2023-05-07T00:00", "2023-05-14T00:00");
      next("0 0 * * 5-7", "2023-05-03T00:00", "2023-05-05T00:00", "2023-05-06T00:00",
          "2023-05-07T00:00", "2023-05-12T00:00");
      next("0 0 * * 1-7/3", "2023-05-03T00:00", "2023-05-04T00:00", "2023-05-07T00:00",
          "2023-05-08T00:00", "2023-05-11T00:00");
      next("0 0 * * 7/2", "2023-05-03T00:00", "2023-05-04T00:00", "2023-05-06T00:00",
          "2023-05-07T00:00", "2023-05-09T00:00");
      next("0 0 * * SAT-7", "2023-05-03T00:00", "2023-05-06T00:00", "2023-05-07T00:00",
          "2023-05-13T00:00");
    });
    suite.test("the last day of the month", () -> {
      next("0 0 L * *", "2024-01-31T00:00", "2024-02-29T00:00", "2024-03-31T00:00",
          "2024-04-30T00:00");
      next("0 0 l,15 2 *", "2023-01-31T00:00", "2023-02-15T00:00", "2023-02-28T00:00",
          "2024-02-15T00:00", "2024-02-29T00:00");
    });
    suite.test("the k-th such day of the month", () -> {
      next("0 0 * * FRI#2", "2023-05-01T00:00", "2023-05-12T00:00", "2023-06-09T00:00");
      next("0 0 * * 1#1,3#5", "2023-05-01T00:00", "2023-05-31T00:00", "2023-06-05T00:00",
          "2023-07-03T00:00");
      next("0 0 * * 7#1", "2023-05-01T00:00", "2023-05-07T00:00", "2023-06-04T00:00");
    });
    suite.test("spaces and tabs stand between fields and around them", () ->
        next(" \t30  9\t*  * \t * ", "2023-05-04T09:29", "2023-05-04T09:30"));
    suite.group("days");
    suite.test("of two closed fields one is enough", () -> {
      next("0 0 13 * FRI", "2023-10-01T00:00", "2023-10-06T00:00", "2023-10-13T00:00",
          "2023-10-20T00:00", "2023-10-27T00:00", "2023-11-03T00:00", "2023-11-10T00:00",
          "2023-11-13T00:00");
      next("0 0 L * MON#1", "2023-10-01T00:00", "2023-10-02T00:00", "2023-10-31T00:00",
          "2023-11-06T00:00");
    });
    suite.test("a field that begins with a star is open though it leaves values out", () -> {
      next("0 0 */10 * SUN", "2023-10-01T00:00", "2023-12-31T00:00", "2024-01-21T00:00");
      next("0 0 13 * */5", "2023-10-01T00:00", "2023-10-13T00:00", "2024-09-13T00:00");
    });
    suite.test("a field that holds every value is closed without a star in front", () -> {
      next("0 0 1-31 * MON", "2023-05-09T00:00", "2023-05-10T00:00", "2023-05-11T00:00");
      next("0 0 20 * 0-6", "2023-05-09T00:00", "2023-05-10T00:00", "2023-05-11T00:00");
      next("0 0 20 * 3,*", "2023-05-09T00:00", "2023-05-10T00:00", "2023-05-11T00:00");
    });
    suite.group("times");
    suite.test("the next time is later than the given one", () -> {
      next("15 10 * * *", "2023-05-04T10:15", "2023-05-05T10:15");
      next("15 10 * * *", "2023-05-04T10:14:59.999999999", "2023-05-04T10:15");
      next("15 10 * * *", "2023-05-04T10:15:00.000000001", "2023-05-05T10:15");
    });
    suite.test("minutes, hours and days carry over", () -> {
      next("10 8,20 * * *", "2023-05-04T08:10", "2023-05-04T20:10", "2023-05-05T08:10");
      next("10 8 31 * *", "2023-03-31T08:10", "2023-05-31T08:10", "2023-07-31T08:10");
      next("59 23 31 12 *", "2023-12-31T23:59", "2024-12-31T23:59");
    });
    suite.test("leap days come after eight years where a century has none", () ->
        next("0 0 29 2 *", "2096-02-29T00:00", "2104-02-29T00:00", "2108-02-29T00:00"));
    suite.test("times that are decades apart are found", () ->
        next("0 0 29 2 */7", "2088-02-29T00:00", "2128-02-29T00:00", "2156-02-29T00:00"));
    suite.test("what never comes is nothing", () -> {
      for (String never : List.of("0 0 30 2 *", "0 0 31 2,4,6,9,11 *", "* * 31 */10 */9,3#1")) {
        boolean possible = never.startsWith("*");
        Optional<LocalDateTime> next = CronTimes.parse(never).next(at("2023-05-04T00:00"));
        Failure.unlessEqual(never + " comes", next.isPresent(), possible);
      }
    });
    suite.test("seconds play no part in a match", () -> {
      CronTimes times = CronTimes.parse("15 10 * * THU");
      for (String text : List.of("2023-05-04T10:15", "2023-05-04T10:15:59.5")) {
        Failure.unless(times.matches(at(text)), text + " matches");
      }
      for (String text : List.of("2023-05-04T10:16", "2023-05-04T11:15", "2023-05-05T10:15")) {
        Failure.unless(!times.matches(at(text)), text + " does not match");
      }
    });
    suite.group("errors");
    suite.test("an expression has five fields", () ->
        refused("expression", "", " ", "* * * *", "* * * * * *", "60 * * *", "*\n* * * *"));
    suite.test("values outside of their field are wrong", () -> {
      refused("minute", "60 * * * *", "0-60 * * * *", "100 * * * *", "-1 * * * *");
      refused("hour", "* 24 * * *", "* 24/2 * * *");
      refused("day of month", "* * 0 * *", "* * 32 * *", "* * 0-5 * *");
      refused("month", "* * * 0 *", "* * * 13 *", "* * * SUN *");
      refused("day of week", "* * * * 8", "* * * * JAN", "* * * * 8#1");
    });
    suite.test("items that are not in the table are wrong", () -> {
      refused("minute", "1,,2 * * * *", ",1 * * * *", "1, * * * *", "+1 * * * *", "007 * * * *",
          "\u0661 * * * *", "5- * * * *", "-5 * * * *", "** * * * *", "*-5 * * * *", "1-2-3 * * * *",
          "1/2/3 * * * *", "L * * * *", "1#1 * * * *", "MON * * * *", "\n1 * * * *", "? * * * *");
      refused("day of month", "* * LW * *", "* * L-1 * *", "* * L/2 * *", "* * 1#1 * *");
      refused("month", "* * * JANUARY *", "* * * L *", "* * * JA *");
      refused("day of week", "* * * * 1#0", "* * * * 1#6", "* * * * 1#", "* * * * #1",
          "* * * * L", "* * * * 1-2#1", "* * * * 1#1/2", "* * * * *#1", "* * * * 1#01");
    });
    suite.test("ranges that go down are wrong", () -> {
      refused("hour", "* 5-4 * * *", "* 22-2/2 * * *");
      refused("day of week", "* * * * FRI-SUN", "* * * * 7-0", "* * * * 7-1");
    });
    suite.test("steps are numbers from one on", () ->
        refused("minute", "*/0 * * * *", "1-9/00 * * * *", "*/100 * * * *", "*/-1 * * * *",
            "*/ * * * *", "/5 * * * *", "*/x * * * *"));
    suite.test("the first wrong field is named", () -> {
      refused("hour", "* x 0 0 8");
      refused("month", "* * 1 x x");
      refused("minute", "1\u00a02 * * * 9");
    });
    suite.group("seeded");
    suite.test("random expressions agree with a search minute by minute", Main::agrees);
    suite.runAndExit();
  }

  private static void agrees() {
    Random random = new Random(1_964);
    for (int round = 0; round < 1_500; round++) {
      RandomExpression expression = new RandomExpression(random);
      CronTimes times = CronTimes.parse(expression.text());
      LocalDateTime after =
          LocalDate.of(1995 + random.nextInt(20), 1, 1)
              .plusDays(random.nextInt(366))
              .atStartOfDay()
              .plusSeconds(random.nextInt(86_400));
      LocalDate end = after.toLocalDate().plusDays(1_500);
      Optional<LocalDateTime> want = expression.next(after, end);
      Optional<LocalDateTime> got = times.next(after).filter(t -> t.toLocalDate().isBefore(end));
      Failure.unlessEqual("'" + expression.text() + "' after " + after, got, want);
      for (int i = 0; i < 20; i++) {
        LocalDateTime probe = want.orElse(after).plusMinutes(random.nextInt(3_000) - 1_500);
        Failure.unlessEqual(
            "'" + expression.text() + "' matches " + probe,
            times.matches(probe),
            expression.matches(probe));
      }
    }
  }

  private static void next(String expression, String after, String... want) {
    CronTimes times = CronTimes.parse(expression);
    LocalDateTime time = at(after);
    List<LocalDateTime> got = new ArrayList<>();
    List<LocalDateTime> wanted = new ArrayList<>();
    for (String text : want) {
      time = times.next(time).orElseThrow(
          () -> new Failure("'" + expression + "' after " + after + " ends with " + got));
      got.add(time);
      wanted.add(at(text));
    }
    Failure.unlessEqual("'" + expression + "' after " + after, got, wanted);
  }

  private static void refused(String field, String... expressions) {
    for (String expression : expressions) {
      CronFormatException error =
          Failure.unlessThrown(CronFormatException.class, "'" + expression + "'",
              () -> CronTimes.parse(expression));
      Failure.unlessEqual("field of '" + expression + "'", error.field(), field);
    }
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }
}
