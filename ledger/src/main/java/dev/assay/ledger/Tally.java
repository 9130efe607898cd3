package dev.assay.ledger;

import dev.assay.protocol.TokenUsage;

/// What attempts add to the counts: sums of whole numbers, so that taking an attempt out again
/// leaves no trace.
///
/// @param attempts that have a result
/// @param scored those that count
/// @param passed those that solved their task
/// @param submissions what they handed in
/// @param prompt tokens
/// @param completion tokens
/// @param reasoning tokens
/// @param cached tokens
/// @param cost nano-dollars of the priced submissions
/// @param priced submissions whose cost is known
/// @param participantMillis wall time of the submissions
/// @param evaluations those that ran
/// @param evaluationMillis wall time of these
record Tally(
    long attempts,
    long scored,
    long passed,
    long submissions,
    long prompt,
    long completion,
    long reasoning,
    long cached,
    long cost,
    long priced,
    long participantMillis,
    long evaluations,
    long evaluationMillis) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final double NANOS = 1e9;

  /// What submissions spent, without their number of results or their time.
  static Tally ofSpending(
      long prompt,
      long completion,
      long reasoning,
      long cached,
      long cost,
      long submissions,
      long priced) {
    return new Tally(
        0, 0, 0, submissions, prompt, completion, reasoning, cached, cost, priced, 0, 0, 0);
  }

  Tally plus(Tally other) {
    return combine(other, 1);
  }

  Tally minus(Tally other) {
    return combine(other, -1);
  }

  private Tally combine(Tally other, int sign) {
    return new Tally(
        attempts + sign * other.attempts,
        scored + sign * other.scored,
        passed + sign * other.passed,
        submissions + sign * other.submissions,
        prompt + sign * other.prompt,
        completion + sign * other.completion,
        reasoning + sign * other.reasoning,
        cached + sign * other.cached,
        cost + sign * other.cost,
        priced + sign * other.priced,
        participantMillis + sign * other.participantMillis,
        evaluations + sign * other.evaluations,
        evaluationMillis + sign * other.evaluationMillis);
  }

  Spending spending() {
    return new Spending(
        new TokenUsage(prompt, completion, reasoning, cached), dollars(cost), submissions, priced);
  }

  /// US dollars as whole nano-dollars.
  static long nanoDollars(double dollars) {
    return Math.round(dollars * NANOS);
  }

  static double dollars(long nanoDollars) {
    return nanoDollars / NANOS;
  }
}
