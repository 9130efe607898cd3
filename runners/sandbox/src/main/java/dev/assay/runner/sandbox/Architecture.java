package dev.assay.runner.sandbox;

import java.util.Map;
import java.util.Optional;

/// A processor's system calls, as a filter sees them.
enum Architecture {
  X86_64(0xC000003E),
  AARCH64(0xC00000B7);

  private final int audit;

  Architecture(int audit) {
    this.audit = audit;
  }

  /// That of this machine, if sandboxes know it.
  static Optional<Architecture> here() {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }

  /// The kernel's name for it, `AUDIT_ARCH_*`.
  int audit() {
    return audit;
  }

  /// A call's number; empty where this processor has no such call.
  Optional<Integer> number(String call) {
    return Optional.ofNullable(numbers().get(call));
  }

  private Map<String, Integer> numbers() {
    return switch (this) {
      case X86_64 -> X86Calls.NUMBERS;
      case AARCH64 -> GenericCalls.NUMBERS;
    };
  }
}
