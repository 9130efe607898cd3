package dev.assay.runner.sandbox;

import dev.assay.runner.process.PreparedCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The rights of an administrator, of which commands keep few: to read and write files whatever
/// their permissions, and to change those, within what the rest of the sandbox lets them reach.
final class Capabilities {
  private static final Set<Integer> KEPT = Set.of(0, 1, 3, 4);
  private static final int SET_CAPABILITIES = 8;
  private static final int ADMINISTRATE = 21;
  private static final int EXCEED_LIMITS = 24;
  private static final int LAST_OF_LINUX_5 = 39;

  private Capabilities() {}

  /// Whether this process has the rights that namespaces and the dropping of rights take.
  static boolean present() {
    long effective = status("CapEff:", 16);
    return (effective >> ADMINISTRATE & effective >> SET_CAPABILITIES & 1) == 1;
  }

  /// Whether the kernel lets this user have any number of processes. Also where that is unknown.
  static boolean exemptFromProcessCount() {
    long effective = status("CapEff:", 16);
    return status("Uid:", 10) == 0
        || (effective >> ADMINISTRATE & 1) == 1
        || (effective >> EXCEED_LIMITS & 1) == 1;
  }

  /// The first number of a line of this process's status, 0 when there is none.
  private static long status(String field, int radix) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith(field)) {
          return Long.parseUnsignedLong(
              line.substring(field.length()).strip().split("\\s", 2)[0], radix);
        }
      }
      return 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /// What takes all others from a thread, and for good from the programs that it starts.
  static List<PreparedCall> drop() {
    List<PreparedCall> calls = new ArrayList<>();
    for (int each = 0; each <= Last.NUMBER; each++) {
      if (!KEPT.contains(each)) {
        calls.add(
            PreparedCall.of(
                "to drop capability " + each,
                LinuxCalls.PRCTL,
                LinuxCalls.PR_CAPBSET_DROP,
                each,
                0,
                0,
                0));
      }
    }
    return calls;
  }

  /// The largest that this kernel knows, looked up once.
  private static final class Last {
    static final int NUMBER = read();
    private static final int MOST_BYTES = 16;

    private static int read() {
      // The kernel gives such a number to the first read, whole or not, and nothing to the next; to
      // Files.readString, which begins with a single byte, that is the first digit.
      try (InputStream file = Files.newInputStream(Path.of("/proc/sys/kernel/cap_last_cap"))) {
        String number = new String(file.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
        return Integer.parseInt(number.strip());
      } catch (IOException | NumberFormatException e) {
        return LAST_OF_LINUX_5;
      }
    }
  }
}
