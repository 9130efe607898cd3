package dev.assay.participant.model;

/// Whose variant of OpenAI's chat completions an endpoint speaks.
public enum Dialect {
  /// OpenAI, and servers that imitate it.
  OPENAI,
  /// OpenRouter: routes to providers, reports cost.
  OPENROUTER,
  /// LM Studio: a local model, which costs nothing.
  LM_STUDIO
}
