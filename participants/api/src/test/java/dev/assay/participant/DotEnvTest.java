package dev.assay.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {
  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "KEY=value                     | value",
        "KEY = value                   | value",
        "export KEY=value              | value",
        "  KEY=value                   | value",
        "KEY=value # a comment         | value",
        "KEY=a#b                       | a#b",
        "KEY=a=b                       | a=b",
        "KEY='single # quoted'         | single # quoted",
        "KEY='a\\n$HOME'               | a\\n$HOME",
        "KEY=\"double # quoted\" # end | double # quoted",
        "KEY=\"a\\\"b\\\\c\\$d\\q\"    | a\"b\\c$d\\q",
        "KEY=                          | ~~",
        "KEY= # nothing                | ~~",
        "KEY=\"\"                      | ~~",
        "KEY=$HOME/x                   | $HOME/x",
      })
  void readsAValue(String line, String value) throws IOException {
    assertThat(load(line)).containsExactly(Map.entry("KEY", value));
    assertThat(warnings).isEmpty();
  }

  @Test
  void readsEscapesInDoubleQuotes() throws IOException {
    assertThat(load("KEY=\"a\\nb\\tc\\rd\"")).containsEntry("KEY", "a\nb\tc\rd");
  }

  @Test
  void toleratesWindowsLineEndsByteOrderMarkAndComments() throws IOException {
    assertThat(load("\uFEFFA=1\r\n\r\n# B=2\r\nC='3'\r\n"))
        .containsOnly(Map.entry("A", "1"), Map.entry("C", "3"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void theLastOfTwoLinesCounts() throws IOException {
    assertThat(load("A=1\nA=2\n")).containsEntry("A", "2");
  }

  @Test
  void theShellWinsEvenWhenItsVariableIsEmpty() throws IOException {
    Files.writeString(directory.resolve(".env"), "A=file\nB=file\n");

    assertThat(DotEnv.load(directory, Map.of("A", ""), warnings::add))
        .containsOnly(Map.entry("A", ""), Map.entry("B", "file"));
  }

  @Test
  void withoutAFileTheShellIsAll() {
    assertThat(DotEnv.load(directory, Map.of("A", "1"), warnings::add))
        .containsExactly(Map.entry("A", "1"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void aMalformedLineIsAWarningWithFileAndLineAndWithoutItsText() throws IOException {
    assertThat(load("A=1\nsk-secret-1\n2B=sk-secret-2\nC=\"sk-secret-3\nD='sk-secret-4' x\nE=5\n"))
        .containsOnly(Map.entry("A", "1"), Map.entry("E", "5"));
    String file = directory.resolve(".env").toString();
    assertThat(warnings).hasSize(4).noneMatch(warning -> warning.contains("sk-secret"));
    assertThat(warnings.get(0)).startsWith(file + ":2 ").contains("KEY=VALUE");
    assertThat(warnings.get(1)).startsWith(file + ":3 ");
    assertThat(warnings.get(2)).startsWith(file + ":4 ").contains("quote of C");
    assertThat(warnings.get(3)).startsWith(file + ":5 ").contains("closing quote of D");
  }

  @Test
  void aFileThatIsNotTextIsIgnoredWithAWarning() throws IOException {
    Files.write(directory.resolve(".env"), new byte[] {'A', '=', (byte) 0xff});

    assertThat(DotEnv.load(directory, Map.of(), warnings::add)).isEmpty();
    assertThat(warnings).singleElement().asString().contains(".env", "not UTF-8");
  }

  @Test
  void aHugeFileIsIgnoredWithAWarning() throws IOException {
    assertThat(load("A=1\n".repeat(300_000))).isEmpty();
    assertThat(warnings).singleElement().asString().contains(".env", "larger than");
  }

  @Test
  void aFolderOfThatNameIsIgnoredWithAWarning() throws IOException {
    Files.createDirectory(directory.resolve(".env"));

    assertThat(DotEnv.load(directory, Map.of("A", "1"), warnings::add)).containsOnlyKeys("A");
    assertThat(warnings).singleElement().asString().contains(".env was ignored");
  }

  private Map<String, String> load(String text) throws IOException {
    Files.writeString(directory.resolve(".env"), text);
    return DotEnv.load(directory, Map.of(), warnings::add);
  }
}
