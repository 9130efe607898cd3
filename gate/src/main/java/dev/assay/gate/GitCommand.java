package dev.assay.gate;

import dev.assay.gate.GateException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs git in a folder, with what a repository can make it do on the side switched off: hooks,
/// monitors and programs that show differences.
final class GitCommand {
  private static final long MINUTES = 10;
  private static final List<String> QUIET =
      List.of(
          "-c", "core.fsmonitor=false",
          "-c", "core.hooksPath=/dev/null",
          "-c", "core.untrackedCache=false",
          "-c", "core.sparseCheckout=false",
          "-c", "core.quotePath=false",
          "-c", "diff.external=",
          "-c", "gc.auto=0",
          "-c", "advice.detachedHead=false");

  private final Path folder;
  private final Map<String, String> variables;
  private final byte[] input;

  GitCommand(Path folder) {
    this(
        folder,
        Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C.UTF-8"),
        new byte[0]);
  }

  private GitCommand(Path folder, Map<String, String> variables, byte[] input) {
    this.folder = folder;
    this.variables = variables;
    this.input = input;
  }

  /// The same with another variable.
  GitCommand with(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new GitCommand(folder, Map.copyOf(more), input);
  }

  /// The same with this on its standard input.
  GitCommand reading(byte[] bytes) {
    return new GitCommand(folder, variables, bytes);
  }

  /// What git prints, without the line's end.
  String text(String... arguments) throws GateException, InterruptedException {
    return new String(bytes(arguments), StandardCharsets.UTF_8).stripTrailing();
  }

  /// Names that git prints with a zero behind each.
  List<String> names(String... arguments) throws GateException, InterruptedException {
    String text = new String(bytes(arguments), StandardCharsets.UTF_8);
    return text.isEmpty() ? List.of() : List.of(text.split("\0"));
  }

  byte[] bytes(String... arguments) throws GateException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(QUIET);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    // What a caller inside a hook has set would lead to another repository.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      try {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().start(() -> drain(process.getErrorStream(), errors));
        try (OutputStream to = process.getOutputStream()) {
          to.write(input); // git prints nothing before it has read all of it
        }
        byte[] output = process.getInputStream().readAllBytes();
        reader.join();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
          throw new GateException(
              Kind.REFUSED,
              "git %s in %s: %s"
                  .formatted(
                      arguments[0], folder, errors.toString(StandardCharsets.UTF_8).strip()));
        }
        return output;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new GateException(
          Kind.INPUT_OUTPUT, "cannot run git in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void drain(InputStream from, ByteArrayOutputStream to) {
    try {
      from.transferTo(to);
    } catch (IOException e) {
      // What was said until now has to do.
    }
  }
}
