package dev.assay.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TablesTest {
  @Test
  void aRowSaysHowToRepeatIt() {
    String table =
        Tables.section(new StartSection(), List.of(Row.times("a start", 2e6, "another", 1e6)));

    assertThat(table)
        .contains("| a start | 2.00 ms | another: 1.00 ms | 2.00× | `speed/run start` |\n");
  }

  @Test
  void whatAProgramPrintedCannotBreakTheTable() {
    String table =
        Tables.section(new StartSection(), List.of(Row.alone("not measured", "a | b\nand more\n")));

    assertThat(table).contains("| not measured | a \\| b and more |");
  }
}
