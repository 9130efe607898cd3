package dev.assay.runner.sandbox;

/// The rights that Landlock knows, as bits, by the version of its interface.
final class LandlockAccess {
  static final long EXECUTE = 1;
  static final long WRITE_FILE = 1 << 1;
  static final long READ_FILE = 1 << 2;
  static final long READ_FOLDER = 1 << 3;
  private static final long TRUNCATE = 1 << 14;
  private static final long DEVICE_CONTROL = 1 << 15;
  private static final long MAKE_CHARACTER_DEVICE = 1 << 6;
  private static final long MAKE_BLOCK_DEVICE = 1 << 11;

  static final long READ = EXECUTE | READ_FILE | READ_FOLDER;

  private static final int FIRST_RIGHTS = 13;
  private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | DEVICE_CONTROL;

  /// To bind and to connect TCP sockets.
  static final long ALL_NETWORK = 3;

  /// To connect to abstract Unix sockets of others, and to send them signals.
  static final long ALL_SCOPES = 3;

  static final int ABI_REFER = 2;
  static final int ABI_TRUNCATE = 3;
  static final int ABI_NETWORK = 4;
  static final int ABI_DEVICE_CONTROL = 5;
  static final int ABI_SCOPES = 6;

  private LandlockAccess() {}

  /// Every right over files that the version knows.
  static long allFiles(int abi) {
    int rights =
        FIRST_RIGHTS
            + (abi >= ABI_REFER ? 1 : 0)
            + (abi >= ABI_TRUNCATE ? 1 : 0)
            + (abi >= ABI_DEVICE_CONTROL ? 1 : 0);
    return (1L << rights) - 1;
  }

  /// What a writable folder allows: everything but devices.
  static long write(int abi) {
    return allFiles(abi) & ~(MAKE_CHARACTER_DEVICE | MAKE_BLOCK_DEVICE | DEVICE_CONTROL);
  }

  /// What of the rights applies to something that is no folder.
  static long ofFile(long rights) {
    return rights & OF_FILES;
  }
}
