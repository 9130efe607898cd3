package dev.assay.gate;

import java.util.Locale;

/// What a benchmark does with a graphics processor.
public enum GpuUse {
  NONE,
  /// It uses one by itself, and shares it with nobody.
  DIRECT,
  /// It asks a server that takes requests one after another.
  OLLAMA;

  /// Its name in manifests and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
