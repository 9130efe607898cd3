package dev.assay.runner.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessEntryTest {
  private static final String AFTER_NAME =
      " 7 7 42 0 -1 4194304 90 0 0 0 1 2 0 0 20 0 %d 0 123456 1000 50 18446744073709551615";

  private static Optional<ProcessEntry> parse(String line) {
    return ProcessEntry.parse(5, line.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({
    "sh,S,1,false,false",
    "a b) S 1 (x,R,1,false,false",
    "name,Z,1,true,false",
    // The first thread is gone, others are not.
    "name,Z,2,false,false",
    "name,X,0,true,false",
    "name,T,1,false,true",
  })
  void readsALine(String name, String state, int threads, boolean ended, boolean stopped) {
    assertThat(parse("5 (" + name + ") " + state + AFTER_NAME.formatted(threads)))
        .contains(new ProcessEntry(5, 7, 42, 123456, ended, stopped));
  }

  @Test
  void takesALineThatIsCutShortForNoProcess() {
    String line = "5 (sh) S" + AFTER_NAME.formatted(1);
    int start = line.indexOf(" 1000");
    for (int length = 0; length < start - "123456".length(); length++) {
      assertThat(parse(line.substring(0, length))).as(line.substring(0, length)).isEmpty();
    }
  }

  @Test
  void readsThisProcess() {
    int number = Math.toIntExact(ProcessHandle.current().pid());
    assertThat(ProcessEntry.read(number))
        .hasValueSatisfying(entry -> {
          assertThat(entry.ended()).isFalse();
          assertThat((long) entry.parent())
              .isEqualTo(ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L));
        });
  }
}
