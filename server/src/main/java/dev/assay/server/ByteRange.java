package dev.assay.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a file that a `Range` header asks for: RFC 9110, section 14. Of several ranges, and
/// of what is not understood, nothing is heeded, as that section allows.
///
/// @param from the first byte
/// @param to the byte after the last
record ByteRange(long from, long to) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  long length() {
    return to - from;
  }

  /// @return empty where the whole file is to be sent
  /// @throws ApiException when no byte of the file is in the range
  static Optional<ByteRange> of(Optional<String> header, long size) throws ApiException {
    Matcher matcher = FORM.matcher(header.orElse(""));
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    long from;
    long to;
    if (matcher.group(1).isEmpty()) {
      from = Math.max(0, size - Long.parseLong(matcher.group(2)));
      to = size;
    } else {
      from = Long.parseLong(matcher.group(1));
      to = matcher.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(matcher.group(2)) + 1);
    }
    if (from >= to) {
      throw new ApiException(Problem.BAD_RANGE, "the file has " + size + " bytes");
    }
    return Optional.of(new ByteRange(from, to));
  }
}
