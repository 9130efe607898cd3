package dev.assay.benchmark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTextTest {
  @TempDir Path folder;

  private Optional<String> diagnostic(String text) throws IOException {
    Path file = folder.resolve("output");
    Files.writeString(file, text);
    return OutputText.firstDiagnostic(file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          error[E0425]: cannot find value `x`;  --> src/lib.rs:12:18 | src/lib.rs:12:18: error[E0425]: cannot find value `x`
          main.cpp:3:5: error: expected '}'                          | main.cpp:3:5: error: expected '}'
          In file included from a.cc:1:;b.h:2:10: fatal error: c.h: No such file | b.h:2:10: fatal error: c.h: No such file
          src/Main.java:7: error: cannot find symbol                 | src/Main.java:7: error: cannot find symbol
          # example.com/m;./b.go:3:27: undefined: x                  | ./b.go:3:27: undefined: x
          E   ModuleNotFoundError: No module named 'a'               | ModuleNotFoundError: No module named 'a'
          Error: Cannot find module './a'                            | Error: Cannot find module './a'
          SyntaxError: Unexpected token '}'                          | SyntaxError: Unexpected token '}'
          """)
  void findsWhatCompilersAndLoadersSay(String text, String expected) throws IOException {
    assertThat(diagnostic("Compiling\n" + text.replace(';', '\n') + "\nmore\n")).hasValue(expected);
  }

  @Test
  void takesNoOtherTalkOfErrorsForOne() throws IOException {
    assertThat(diagnostic("0 errors\nexpected an Error here\nAssertionError: 1 != 2\n")).isEmpty();
  }

  @Test
  void comesToAnEndWithHostileOutput() throws IOException {
    assertThat(diagnostic("\n".repeat(2_000_000))).isEmpty();
    assertThat(diagnostic("rror.".repeat(400_000))).isEmpty();
    assertThat(diagnostic("x:1:1: error: ".repeat(140) + "\n").map(String::length)).hasValue(501);
    assertThat(diagnostic(("a:1".repeat(600) + "rror\n").repeat(200))).isEmpty();
  }

  @Test
  void theLastLineIsTheLastThatSaysSomething() throws IOException {
    Path file = folder.resolve("output");
    Files.writeString(file, "x".repeat(3_000_000) + "\nlast \n\n  \n");
    assertThat(OutputText.lastLine(file)).isEqualTo("last");
    Files.writeString(file, "");
    assertThat(OutputText.lastLine(file)).isEmpty();
  }
}
