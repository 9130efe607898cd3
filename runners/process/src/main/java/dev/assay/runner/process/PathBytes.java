package dev.assay.runner.process;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The bytes of a path. A name on Linux is bytes, not text, and [Path#toString] loses those that
/// are no text; the path's URI keeps every one.
public final class PathBytes {
  private PathBytes() {}

  /// A C string of an absolute path.
  public static MemorySegment string(Arena arena, Path absolute) {
    String text = absolute.toString();
    if (text.chars().allMatch(each -> each < 0x80)) {
      // Bytes that are no text would have become characters beyond these.
      return arena.allocateFrom(text, StandardCharsets.US_ASCII);
    }
    String raw = absolute.toUri().getRawPath();
    if (raw.length() > 1 && raw.endsWith("/")) {
      // Of an existing folder; at a link to one, the slash would have it followed.
      raw = raw.substring(0, raw.length() - 1);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length() + 1);
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(raw.charAt(i));
      }
    }
    bytes.write(0);
    return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes.toByteArray());
  }

  /// A C string of a path of names, `.` when there are none.
  static MemorySegment relative(Arena arena, Path relative) {
    if (relative.toString().isEmpty()) {
      return arena.allocateFrom(".");
    }
    return string(arena, Path.of("/").resolve(relative)).asSlice(1);
  }
}
