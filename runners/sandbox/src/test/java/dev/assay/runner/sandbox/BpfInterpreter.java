package dev.assay.runner.sandbox;

import java.util.List;

/// Runs a filter of system calls as the kernel does, for processors that are not at hand.
final class BpfInterpreter {
  private static final int LOAD_WORD = 0x20;
  private static final int AND = 0x54;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int RETURN = 0x06;

  private final List<BpfProgram.Instruction> program;

  BpfInterpreter(BpfProgram program) {
    this.program = program.instructions();
  }

  /// What the filter says to a call.
  ///
  /// @param architecture as the kernel names it
  int decide(int architecture, int number, long... arguments) {
    int loaded = 0;
    for (int at = 0; at < program.size(); at++) {
      BpfProgram.Instruction each = program.get(at);
      assertJumpsForward(each, at);
      switch (each.code()) {
        case LOAD_WORD -> loaded = word(each.operand(), architecture, number, arguments);
        case AND -> loaded &= each.operand();
        case JUMP_EQUAL -> at += loaded == each.operand() ? each.ifTrue() : each.ifFalse();
        case JUMP_AT_LEAST ->
            at +=
                Integer.compareUnsigned(loaded, each.operand()) >= 0
                    ? each.ifTrue()
                    : each.ifFalse();
        case RETURN -> {
          return each.operand();
        }
        default -> throw new AssertionError("no kernel knows instruction " + each);
      }
    }
    throw new AssertionError("the program runs over its end");
  }

  /// The kernel has a byte for each distance, and loads no program that jumps out of itself.
  private void assertJumpsForward(BpfProgram.Instruction each, int at) {
    for (int distance : new int[] {each.ifTrue(), each.ifFalse()}) {
      if (distance < 0 || distance > 255 || at + 1 + distance > program.size()) {
        throw new AssertionError("instruction %d jumps too far: %s".formatted(at, each));
      }
    }
  }

  /// Of a `struct seccomp_data`, on a little-endian processor.
  private static int word(int offset, int architecture, int number, long[] arguments) {
    return switch (offset) {
      case 0 -> number;
      case 4 -> architecture;
      default -> {
        int argument = (offset - 16) / 8;
        long value = argument < arguments.length ? arguments[argument] : 0;
        yield (int) ((offset - 16) % 8 == 0 ? value : value >>> 32);
      }
    };
  }
}
