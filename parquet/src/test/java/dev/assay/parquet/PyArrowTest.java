package dev.assay.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads what Arrow writes. Runs where a Python with `pyarrow` is: `python3`, or the one that the
/// system property `assay.python` names.
@Tag("slow")
final class PyArrowTest {
  private static final String WRITER =
      """
      import random, sys, pyarrow as pa, pyarrow.parquet as pq
      folder = sys.argv[1]
      random.seed(7)
      words = ['', 'a', 'ünï', 'x' * 300, 'line\\nline', '😀', 'tab\\t']
      text = lambda: random.choice(words + [None, str(random.random())])
      texts = [text() for _ in range(3000)]
      lists = [random.choice([None, [], [text() for _ in range(random.randint(1, 5))]])
               for _ in range(3000)]
      numbers = [random.choice([None, -5, 2**40, i]) for i in range(3000)]
      table = pa.table({'text': pa.array(texts, pa.string()),
                        'list': pa.array(lists, pa.list_(pa.string())),
                        'number': pa.array(numbers, pa.int64()),
                        'real': pa.array([0.5] * 3000)})
      show = lambda value: '-' if value is None else value.encode().hex()
      with open(folder + '/expected', 'w') as out:
          for t, l, n in zip(texts, lists, numbers):
              flat = '-' if l is None else '[' + ','.join(show(e) for e in l if e is not None) + ']'
              out.write(show(t) + ' ' + flat + ' ' + ('-' if n is None else str(n).encode().hex()))
              out.write('\\n')
      for codec in ['none', 'snappy', 'gzip']:
          for version in ['1.0', '2.0']:
              for dictionary in [True, False]:
                  pq.write_table(table, f'{folder}/{codec}-{version}-{dictionary}.parquet',
                                 compression=codec, data_page_version=version,
                                 use_dictionary=dictionary, row_group_size=1100,
                                 data_page_size=2000)
      """;

  @TempDir Path folder;

  @Test
  void readsWhatArrowWrites() throws IOException, InterruptedException {
    String python = System.getProperty("assay.python", "python3");
    assumeThat(run(List.of(python, "-c", "import pyarrow"))).as("pyarrow is installed").isZero();
    assertThat(run(List.of(python, "-c", WRITER, folder.toString()))).isZero();
    List<String> expected = Files.readAllLines(folder.resolve("expected"));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> tables = files.filter(file -> file.toString().endsWith(".parquet")).toList();
      assertThat(tables).hasSize(12);
      for (Path table : tables) {
        List<String> rows =
            ParquetReader.read(table, Set.of("text", "list", "number")).stream()
                .map(PyArrowTest::shown)
                .toList();
        assertThat(rows).as(table.toString()).isEqualTo(expected);
      }
    }
  }

  private static String shown(Map<String, ParquetValue> row) {
    return Stream.of("text", "list", "number")
        .map(name ->
            switch (row.get(name)) {
              case ParquetValue.Text(String text) -> hex(text);
              case ParquetValue.Texts(List<String> texts) ->
                  "[" + String.join(",", texts.stream().map(PyArrowTest::hex).toList()) + "]";
              case ParquetValue.Absent _ -> "-";
              case null -> throw new AssertionError("no column " + name);
            })
        .reduce((left, right) -> left + " " + right)
        .orElseThrow();
  }

  private static String hex(String text) {
    return java.util.HexFormat.of()
        .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
