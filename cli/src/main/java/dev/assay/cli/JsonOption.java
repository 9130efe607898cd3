package dev.assay.cli;

import dev.assay.lab.LabJson;
import picocli.CommandLine.Option;

/// Answers for scripts.
final class JsonOption {
  @Option(names = "--json", description = "Answer in JSON.")
  boolean json;

  /// Prints the value as JSON when that was asked for, else the text.
  void print(Console console, Object value, String text) {
    console.print(json ? LabJson.text(value) : text);
  }
}
