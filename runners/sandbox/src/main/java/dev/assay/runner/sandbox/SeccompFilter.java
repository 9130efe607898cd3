package dev.assay.runner.sandbox;

import dev.assay.runner.NetworkPolicy;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The filter of system calls that a policy asks for.
///
/// Sockets are filtered here even where they are shut off by other means: what can be reached
/// through a socket is not a file, and Landlock up to ABI 8 does not see a program connect to the
/// socket of a daemon. A filter does not see to which address a program connects. So with a network
/// no Unix socket is made but in connected pairs; without one they are made, as browsers do to keep
/// a second from starting, but none is connected.
final class SeccompFilter {
  private static final int NOT_PERMITTED = 1;
  private static final int NO_SUCH_CALL = 38;

  private static final int FAMILY_UNIX = 1;
  private static final int FAMILY_INET = 2;
  private static final int FAMILY_INET6 = 10;
  private static final int FAMILY_NETLINK = 16;
  private static final int TYPE_MASK = 0xf;
  private static final int TYPE_STREAM = 1;
  private static final int TYPE_SEQUENCED = 5;

  /// From here on numbers are those of the x32 interface, which no distribution uses.
  private static final int X32_CALLS = 0x40000000;

  /// Every `CLONE_NEW*` flag that `clone` takes.
  private static final int NEW_NAMESPACES = 0x7E020000;

  /// What a program is made of.
  private record Recipe(boolean offline, Set<String> blockedCalls, Architecture architecture) {}

  /// Those that have been made: there are few.
  private static final Map<Recipe, MemorySegment> MADE = new ConcurrentHashMap<>();

  private SeccompFilter() {}

  /// The filter as the kernel takes it.
  static MemorySegment toNative(SandboxPolicy policy, Architecture architecture) {
    return MADE.computeIfAbsent(
        new Recipe(
            policy.network() instanceof NetworkPolicy.Disabled,
            policy.blockedCalls(),
            architecture),
        _ -> of(policy, architecture).toNative(Arena.global()));
  }

  static BpfProgram of(SandboxPolicy policy, Architecture architecture) {
    int denied = BpfProgram.error(NOT_PERMITTED);
    int unknown = BpfProgram.error(NO_SUCH_CALL);
    BpfProgram program =
        new BpfProgram()
            .loadArchitecture()
            .ifNotEqual(architecture.audit(), 1)
            .end(unknown)
            .loadNumber();
    if (architecture == Architecture.X86_64) {
      program.ifAtLeast(X32_CALLS, 1).end(unknown);
    }
    block(program, architecture, "socket", socket(policy.network(), denied));
    if (policy.network() instanceof NetworkPolicy.Disabled) {
      block(program, architecture, "connect", new BpfProgram().end(denied));
    }
    block(program, architecture, "socketpair", connectedUnix(denied));
    block(
        program,
        architecture,
        "clone",
        new BpfProgram()
            .loadArgument(0)
            .and(NEW_NAMESPACES)
            .ifNotEqual(0, 1)
            .end(denied)
            .end(BpfProgram.ALLOW));
    // Its flags are in memory, where no filter sees them. Programs go back to clone.
    block(program, architecture, "clone3", new BpfProgram().end(unknown));
    for (String call : sorted(policy.blockedCalls())) {
      block(program, architecture, call, new BpfProgram().end(denied));
    }
    return program.end(BpfProgram.ALLOW);
  }

  private static Set<String> sorted(Set<String> calls) {
    return new TreeSet<>(calls);
  }

  private static void block(
      BpfProgram program, Architecture architecture, String call, BpfProgram decision) {
    architecture
        .number(call)
        .ifPresent(number -> program.ifEqual(number, decision.length()).append(decision));
  }

  private static BpfProgram socket(NetworkPolicy network, int denied) {
    return switch (network) {
      case NetworkPolicy.Disabled _ -> connectedUnix(denied);
      case NetworkPolicy.LocalOnly _ -> internet(denied);
      case NetworkPolicy.AllowList _ -> internet(denied);
      case NetworkPolicy.Unrestricted _ -> internet(denied);
    };
  }

  /// Unix sockets that reach only what they are connected to. A datagram says itself where it goes,
  /// and the raw type is another name of that.
  private static BpfProgram connectedUnix(int denied) {
    return new BpfProgram()
        .loadArgument(0)
        .ifNotEqual(FAMILY_UNIX, 1)
        .end(denied)
        .loadArgument(1)
        .and(TYPE_MASK)
        .ifNotEqual(TYPE_STREAM, 2)
        .ifNotEqual(TYPE_SEQUENCED, 1)
        .end(denied)
        .end(BpfProgram.ALLOW);
  }

  /// The internet's families, and the routing tables that name resolution looks at.
  private static BpfProgram internet(int denied) {
    return new BpfProgram()
        .loadArgument(0)
        .ifEqual(FAMILY_INET, 1)
        .end(BpfProgram.ALLOW)
        .ifEqual(FAMILY_INET6, 1)
        .end(BpfProgram.ALLOW)
        .ifEqual(FAMILY_NETLINK, 3)
        .loadArgument(2)
        .ifEqual(0, 1)
        .end(BpfProgram.ALLOW)
        .end(denied);
  }
}
