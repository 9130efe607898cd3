package dev.assay.participant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The environment with a folder's `.env` file beneath it. A variable that the shell has, even an
/// empty one, wins over the file.
///
/// A line is `KEY=VALUE`, with an optional `export` before it; blank lines and those that start
/// with `#` are skipped. A value in single quotes is literal; in double quotes `\n`, `\r`, `\t`,
/// `\"`, `\\` and `\$` are escapes; a bare one ends at ` #`. Nothing is expanded, and no value
/// spans lines. The last of two lines with the same key counts.
///
/// Whatever is wrong with the file is a warning that names file and line, and never shows a value.
public final class DotEnv {
  private static final String FILE = ".env";
  private static final int MOST_BYTES = 1 << 20;

  private DotEnv() {}

  /// The shell's variables over those of `directory/.env`, where that file exists.
  ///
  /// @param shell usually [System#getenv()]
  /// @param warnings takes one sentence for each line that was skipped
  public static Map<String, String> load(
      Path directory, Map<String, String> shell, Consumer<String> warnings) {
    Map<String, String> merged = new HashMap<>();
    Path file = directory.resolve(FILE);
    if (Files.exists(file)) {
      try {
        merged.putAll(parse(read(file), file.toString(), warnings));
      } catch (CharacterCodingException e) {
        warnings.accept(file + " was ignored: it is not UTF-8 text");
      } catch (IOException e) {
        warnings.accept(file + " was ignored: " + e.getMessage());
      }
    }
    merged.putAll(shell);
    return Map.copyOf(merged);
  }

  private static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("it is larger than " + MOST_BYTES + " bytes");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }

  private static Map<String, String> parse(String text, String file, Consumer<String> warnings) {
    Map<String, String> variables = new HashMap<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      switch (DotEnvLine.parse(lines.get(i))) {
        case DotEnvLine.Variable(String key, String value) -> variables.put(key, value);
        case DotEnvLine.Blank() -> {}
        case DotEnvLine.Malformed(String problem) ->
            warnings.accept(file + ":" + (i + 1) + " was ignored: " + problem);
      }
    }
    return variables;
  }
}
