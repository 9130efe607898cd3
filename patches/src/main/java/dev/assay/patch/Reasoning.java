package dev.assay.patch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The thoughts that some models write before their answer.
///
/// @param answer what follows them; the whole reply when there are none
/// @param present whether there were any
/// @param unfinished whether the reply ends within them
record Reasoning(String answer, boolean present, boolean unfinished) {
  private static final Pattern OPEN =
      Pattern.compile("\\A\\s*<(think|thinking|thought|reasoning)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern CLOSE =
      Pattern.compile("^</(?:think|thinking)>", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /// Parts a reply. Only tags at the start of the reply open thoughts, so that a patch may well
  /// write such tags into a file; a closing tag on a line of its own ends thoughts whose opening
  /// tag was part of the prompt.
  static Reasoning part(String reply) {
    Matcher open = OPEN.matcher(reply);
    if (open.find()) {
      String close = "</" + open.group(1) + ">";
      int end = indexIgnoringCase(reply, close, open.end());
      return end < 0
          ? new Reasoning("", true, true)
          : new Reasoning(reply.substring(end + close.length()), true, false);
    }
    Matcher close = CLOSE.matcher(reply);
    boolean beforeAnyPatch = close.find() && !mayHoldPatch(reply.substring(0, close.start()));
    return beforeAnyPatch
        ? new Reasoning(reply.substring(close.end()), true, false)
        : new Reasoning(reply, false, false);
  }

  /// Whether a closing tag after this text may be part of a patched file: a fence is open.
  private static boolean mayHoldPatch(String text) {
    long fences = text.lines().filter(line -> line.stripLeading().startsWith("```")).count();
    return fences % 2 == 1;
  }

  private static int indexIgnoringCase(String text, String wanted, int from) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE).matcher(text);
    return matcher.find(from) ? matcher.start() : -1;
  }
}
