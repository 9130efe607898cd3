package dev.assay.runner.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// A program of classic BPF over one system call, as seccomp runs it.
final class BpfProgram {
  static final int ALLOW = 0x7fff0000;

  private static final int LOAD = 0x20;
  private static final int AND = 0x54;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int RETURN = 0x06;
  private static final int ERRNO = 0x00050000;

  private static final int NUMBER_OFFSET = 0;
  private static final int ARCHITECTURE_OFFSET = 4;
  private static final int ARGUMENTS_OFFSET = 16;

  /// One instruction.
  record Instruction(int code, int ifTrue, int ifFalse, int operand) {}

  private final List<Instruction> instructions = new ArrayList<>();

  /// What makes a call fail with an error.
  static int error(int errno) {
    return ERRNO | errno;
  }

  BpfProgram loadArchitecture() {
    return add(LOAD, 0, 0, ARCHITECTURE_OFFSET);
  }

  BpfProgram loadNumber() {
    return add(LOAD, 0, 0, NUMBER_OFFSET);
  }

  /// Loads the lower half of an argument; processors of both kinds here are little-endian.
  BpfProgram loadArgument(int index) {
    return add(LOAD, 0, 0, ARGUMENTS_OFFSET + 8 * index);
  }

  BpfProgram and(int mask) {
    return add(AND, 0, 0, mask);
  }

  /// Goes on when what is loaded is the value, else passes over so many instructions.
  BpfProgram ifEqual(int value, int otherwiseSkip) {
    return add(JUMP_EQUAL, 0, otherwiseSkip, value);
  }

  BpfProgram ifNotEqual(int value, int otherwiseSkip) {
    return add(JUMP_EQUAL, otherwiseSkip, 0, value);
  }

  BpfProgram ifAtLeast(int value, int otherwiseSkip) {
    return add(JUMP_AT_LEAST, 0, otherwiseSkip, value);
  }

  BpfProgram end(int action) {
    return add(RETURN, 0, 0, action);
  }

  /// Takes all instructions of another program.
  BpfProgram append(BpfProgram other) {
    instructions.addAll(other.instructions);
    return this;
  }

  int length() {
    return instructions.size();
  }

  List<Instruction> instructions() {
    return List.copyOf(instructions);
  }

  /// A `sock_fprog` of it.
  MemorySegment toNative(Arena arena) {
    MemorySegment code = arena.allocate(8L * instructions.size(), 8);
    for (int i = 0; i < instructions.size(); i++) {
      Instruction each = instructions.get(i);
      code.set(ValueLayout.JAVA_SHORT, 8L * i, (short) each.code());
      code.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) each.ifTrue());
      code.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) each.ifFalse());
      code.set(ValueLayout.JAVA_INT, 8L * i + 4, each.operand());
    }
    MemorySegment program = arena.allocate(16, 8);
    program.set(ValueLayout.JAVA_SHORT, 0, (short) instructions.size());
    program.set(ValueLayout.ADDRESS, 8, code);
    return program;
  }

  private BpfProgram add(int code, int ifTrue, int ifFalse, int operand) {
    instructions.add(new Instruction(code, ifTrue, ifFalse, operand));
    return this;
  }
}
