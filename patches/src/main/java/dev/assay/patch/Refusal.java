package dev.assay.patch;

import dev.assay.patch.Application.Reason;

/// Ends the application of a patch that cannot be applied.
@SuppressWarnings("serial")
final class Refusal extends Exception {
  private final Reason reason;

  Refusal(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  Application.Refused refused() {
    return new Application.Refused(reason, String.valueOf(getMessage()));
  }

  Reason reason() {
    return reason;
  }
}
