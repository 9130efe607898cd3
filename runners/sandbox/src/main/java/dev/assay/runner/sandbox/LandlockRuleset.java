package dev.assay.runner.sandbox;

import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.PreparedCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// What may be done with which files, in the kernel. Everything that no rule names is forbidden.
final class LandlockRuleset implements AutoCloseable {
  private static final int VERSION_FLAG = 1;
  private static final int RULE_PATH_BENEATH = 1;
  private static final int RULE_BYTES = 12;
  private static final int RULE_DESCRIPTOR_OFFSET = 8;

  private final int abi;
  private final int descriptor;

  /// @param abi the version of the interface, at least 1
  /// @param closesTcp whether no TCP socket may be bound or connected
  LandlockRuleset(int abi, boolean closesTcp) throws CallException {
    this.abi = abi;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(ValueLayout.JAVA_LONG, 3);
      attributes.setAtIndex(ValueLayout.JAVA_LONG, 0, LandlockAccess.allFiles(abi));
      attributes.setAtIndex(
          ValueLayout.JAVA_LONG, 1, closesTcp && closesTcp(abi) ? LandlockAccess.ALL_NETWORK : 0);
      attributes.setAtIndex(ValueLayout.JAVA_LONG, 2, scopes(abi) ? LandlockAccess.ALL_SCOPES : 0);
      descriptor =
          LinuxCalls.SYSCALL.call(
              LinuxCalls.LANDLOCK_CREATE_RULESET, attributes.address(), bytes(abi), 0);
    }
  }

  /// The version of the interface that this kernel has, 0 for none.
  static int abi() {
    try {
      return LinuxCalls.SYSCALL.call(LinuxCalls.LANDLOCK_CREATE_RULESET, 0, 0, VERSION_FLAG);
    } catch (CallException e) {
      return 0;
    }
  }

  private static int bytes(int abi) {
    return scopes(abi) ? 24 : closesTcp(abi) ? 16 : 8;
  }

  static boolean scopes(int abi) {
    return abi >= LandlockAccess.ABI_SCOPES;
  }

  static boolean closesTcp(int abi) {
    return abi >= LandlockAccess.ABI_NETWORK;
  }

  /// Lets a folder with all that is in it, or a file, be read and run.
  void allowReading(Path path) throws CallException {
    allow(path, LandlockAccess.READ, LinuxCalls::openPath);
  }

  /// Lets a folder be written to with all that is in it, or a file.
  ///
  /// @param path without links
  void allowWriting(Path path) throws CallException {
    allow(path, LandlockAccess.write(abi), LinuxCalls::openPathWithoutLinks);
  }

  /// Lets what an open descriptor leads to be read.
  void allowReading(int folder) throws CallException {
    add(folder, LandlockAccess.READ);
  }

  /// Lets what an open descriptor leads to be written to.
  void allowWriting(int folder) throws CallException {
    add(folder, LandlockAccess.write(abi));
  }

  @FunctionalInterface
  private interface Opening {
    int open(Path path) throws CallException;
  }

  private void allow(Path path, long rights, Opening opening) throws CallException {
    int opened;
    try {
      opened = opening.open(path);
    } catch (CallException e) {
      if (LinuxCalls.isAbsent(e)) {
        return;
      }
      throw e;
    }
    try {
      add(opened, Files.isDirectory(path) ? rights : LandlockAccess.ofFile(rights));
    } finally {
      LinuxCalls.close(opened);
    }
  }

  private void add(int opened, long rights) throws CallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rule = arena.allocate(RULE_BYTES, 8);
      rule.set(ValueLayout.JAVA_LONG, 0, rights & LandlockAccess.allFiles(abi));
      rule.set(ValueLayout.JAVA_INT, RULE_DESCRIPTOR_OFFSET, opened);
      LinuxCalls.SYSCALL.call(
          LinuxCalls.LANDLOCK_ADD_RULE, descriptor, RULE_PATH_BENEATH, rule.address(), 0);
    }
  }

  /// What puts a thread, and what it starts, under these rules for good.
  PreparedCall restriction() {
    return PreparedCall.of(
        "landlock_restrict_self",
        LinuxCalls.SYSCALL,
        LinuxCalls.LANDLOCK_RESTRICT_SELF,
        descriptor,
        0);
  }

  @Override
  public void close() {
    LinuxCalls.close(descriptor);
  }
}
