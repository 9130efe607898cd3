package dev.assay.server;

import dev.assay.protocol.TokenUsage;

/// Tokens.
record UsageRow(long promptTokens, long completionTokens, long reasoningTokens, long cachedTokens) {
  static UsageRow of(TokenUsage usage) {
    return new UsageRow(usage.prompt(), usage.completion(), usage.reasoning(), usage.cached());
  }
}
