package dev.assay.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// Takes this process away from the terminal that it was started in.
final class Detachment {
  private Detachment() {}

  /// Makes it the leader of a session of its own: a closed terminal and Ctrl-C are no matter to it
  /// then. A process that leads a group is in a session of its own already, or stays where it is.
  @SuppressWarnings("restricted")
  static void detach() {
    Linker linker = Linker.nativeLinker();
    try {
      int _ =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("setsid"),
                      FunctionDescriptor.of(ValueLayout.JAVA_INT))
                  .invokeExact();
    } catch (Throwable e) {
      throw new AssertionError("setsid is bound wrongly", e);
    }
  }
}
