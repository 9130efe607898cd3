package dev.assay.server;

import java.util.List;
import java.util.regex.Pattern;

/// What a request may say in its path or its query.
///
/// @param name as it is written there
/// @param place where it is
/// @param form what values it takes
/// @param description one sentence
record Parameter(String name, Place place, Form form, String description) {
  /// Where a parameter is.
  enum Place {
    PATH,
    QUERY
  }

  /// What values a parameter takes.
  sealed interface Form {
    /// Any text.
    ///
    /// @param longest characters at most
    record Text(int longest) implements Form {}

    /// A text of a certain form.
    ///
    /// @param what it is called in messages: `a run id`
    record Matching(Pattern pattern, String what) implements Form {}

    /// A whole number.
    record Whole(long least, long most, long fallback) implements Form {}

    /// One of some words.
    record Choice(List<String> words) implements Form {}
  }

  /// A path parameter.
  static Parameter path(String name, Form form, String description) {
    return new Parameter(name, Place.PATH, form, description);
  }

  /// A query parameter that may hold a text and is empty without.
  static Parameter text(String name, String description) {
    return new Parameter(name, Place.QUERY, new Form.Text(1000), description);
  }

  static Parameter number(String name, long least, long most, long fallback, String description) {
    return new Parameter(name, Place.QUERY, new Form.Whole(least, most, fallback), description);
  }

  static Parameter choice(String name, List<String> words, String description) {
    return new Parameter(name, Place.QUERY, new Form.Choice(words), description);
  }

  /// Whether a value, present, is of the form.
  ///
  /// @throws ApiException with what is wrong about it
  void check(String value) throws ApiException {
    switch (form) {
      case Form.Text(int longest) -> {
        if (value.length() > longest) {
          throw refused("has more than " + longest + " characters");
        }
      }
      case Form.Matching(Pattern pattern, String what) -> {
        if (!pattern.matcher(value).matches()) {
          throw refused("is not " + what);
        }
      }
      case Form.Whole(long least, long most, long _) -> {
        if (!inRange(value, least, most)) {
          throw refused("is not a whole number from " + least + " to " + most);
        }
      }
      case Form.Choice(List<String> words) -> {
        if (!words.contains(value)) {
          throw refused("is none of " + String.join(", ", words));
        }
      }
    }
  }

  private static boolean inRange(String value, long least, long most) {
    try {
      long number = Long.parseLong(value);
      return number >= least && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private ApiException refused(String why) {
    return ApiException.badRequest("the parameter '" + name + "' " + why);
  }
}
