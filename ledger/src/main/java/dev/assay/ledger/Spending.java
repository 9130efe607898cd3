package dev.assay.ledger;

import dev.assay.protocol.TokenUsage;

/// What submissions consumed.
///
/// @param usage tokens of all of them
/// @param costUsd US dollars of those whose cost is known, exact to a nano-dollar each
/// @param submissions how many there are
/// @param priced those whose cost is known; fewer than `submissions` makes the cost a lower bound
public record Spending(TokenUsage usage, double costUsd, long submissions, long priced) {}
