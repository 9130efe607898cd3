package dev.assay.patch;

import static dev.assay.patch.FileHeader.NOWHERE;

import java.util.Optional;
import java.util.regex.Pattern;

/// The two names in the header of a file's diff, without quotes and times.
///
/// @param oldLabel the name of the old file; empty when it could not be told
/// @param newLabel the name of the new file; empty when it could not be told
/// @param prefixed whether both stand behind a folder that only tells the sides apart
record HeaderLabels(String oldLabel, String newLabel, boolean prefixed) {
  static final HeaderLabels UNKNOWN = new HeaderLabels("", "", false);

  private static final Pattern TIME =
      Pattern.compile("\\s+\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d.*)?$");
  private static final Pattern NEVER =
      Pattern.compile("\\s*(1970-01-01 [01]|1969-12-31 [12])\\d:\\d\\d:.*");
  private static final int LONGEST_LABEL = 8192;

  /// Git's letters for the two sides: a and b, index, work tree, commit, object.
  private static final String SIDES = "abciow12";

  /// Reads what follows `diff --git`. Names with spaces are not quoted there, but when they differ
  /// a `rename` line repeats them, so that equal halves are all that has to be found.
  static HeaderLabels ofGitLine(String names) {
    Optional<QuotedPath> quoted = QuotedPath.read(names);
    if (quoted.isPresent()) {
      String second = names.substring(quoted.get().end()).strip();
      return of(quoted.get().path(), unquoted(second));
    }
    int middle = names.length() / 2;
    if (names.length() % 2 == 1 && names.charAt(middle) == ' ') {
      HeaderLabels halves = of(names.substring(0, middle), names.substring(middle + 1));
      if (halves.prefixed || halves.oldLabel.equals(halves.newLabel)) {
        return halves;
      }
    }
    int space = names.indexOf(' ');
    boolean twoWords = space > 0 && space == names.lastIndexOf(' ');
    return twoWords ? of(names.substring(0, space), names.substring(space + 1)) : UNKNOWN;
  }

  /// Reads what follows `---` and `+++`.
  static HeaderLabels ofPlainLines(String oldRest, String newRest) {
    return of(label(oldRest), label(newRest));
  }

  private static HeaderLabels of(String oldLabel, String newLabel) {
    boolean prefixed;
    if (oldLabel.equals(NOWHERE)) {
      prefixed = newLabel.startsWith("b/");
    } else if (newLabel.equals(NOWHERE)) {
      prefixed = oldLabel.startsWith("a/");
    } else {
      prefixed = hasSide(oldLabel) && hasSide(newLabel) && oldLabel.charAt(0) != newLabel.charAt(0);
    }
    return new HeaderLabels(oldLabel, newLabel, prefixed);
  }

  private static boolean hasSide(String label) {
    return label.length() > 2 && label.charAt(1) == '/' && SIDES.indexOf(label.charAt(0)) >= 0;
  }

  private static String label(String rest) {
    Optional<QuotedPath> quoted = QuotedPath.read(rest);
    if (quoted.isPresent()) {
      return quoted.get().path();
    }
    int tab = rest.indexOf('\t');
    if (tab < 0) {
      String label = rest.length() > LONGEST_LABEL ? rest : TIME.matcher(rest).replaceFirst("");
      return label.strip();
    }
    return NEVER.matcher(rest.substring(tab)).matches() ? NOWHERE : rest.substring(0, tab);
  }

  private static String unquoted(String name) {
    return QuotedPath.read(name).map(QuotedPath::path).orElse(name);
  }

  /// The same with a name that stands without a prefix.
  HeaderLabels withOld(String name) {
    return new HeaderLabels(unquoted(name), newLabel, false);
  }

  /// The same with a name that stands without a prefix.
  HeaderLabels withNew(String name) {
    return new HeaderLabels(oldLabel, unquoted(name), false);
  }

  /// These, with the git line's word on prefixes where it has one: it shows both sides of a new or
  /// removed file.
  HeaderLabels orFrom(HeaderLabels gitLine) {
    return gitLine.equals(UNKNOWN) ? this : new HeaderLabels(oldLabel, newLabel, gitLine.prefixed);
  }
}
