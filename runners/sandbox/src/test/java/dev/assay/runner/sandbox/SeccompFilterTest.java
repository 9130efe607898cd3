package dev.assay.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.runner.NetworkPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the filters decide, also for the processor that this machine does not have. Numbers that
/// are written out here are those of the kernel's own headers.
class SeccompFilterTest {
  private static final int X86_64 = 0xC000003E;
  private static final int AARCH64 = 0xC00000B7;
  private static final int ALLOW = 0x7fff0000;
  private static final int NOT_PERMITTED = 0x00050001;
  private static final int NO_SUCH_CALL = 0x00050026;
  private static final int LAST_NUMBER = 600;

  private static final List<NetworkPolicy> POLICIES =
      List.of(
          new NetworkPolicy.Disabled(),
          new NetworkPolicy.LocalOnly(),
          new NetworkPolicy.AllowList(List.of("example.org")),
          new NetworkPolicy.Unrestricted());

  private static BpfInterpreter filter(Architecture architecture, NetworkPolicy network) {
    return new BpfInterpreter(
        SeccompFilter.of(
            new SandboxPolicy(List.of(), List.of(), network, SandboxPolicy.BLOCKED_CALLS),
            architecture));
  }

  @Test
  void callsOnAarch64AreBlockedByTheNumbersThatTheyHaveThere() {
    BpfInterpreter filter = filter(Architecture.AARCH64, new NetworkPolicy.Disabled());
    Map<String, Integer> blocked =
        Map.ofEntries(
            Map.entry("lookup_dcookie", 18),
            Map.entry("umount2", 39),
            Map.entry("mount", 40),
            Map.entry("pivot_root", 41),
            Map.entry("chroot", 51),
            Map.entry("unshare", 97),
            Map.entry("init_module", 105),
            Map.entry("sched_setaffinity", 122),
            Map.entry("connect", 203),
            Map.entry("keyctl", 219),
            Map.entry("perf_event_open", 241),
            Map.entry("open_by_handle_at", 265),
            Map.entry("setns", 268),
            Map.entry("bpf", 280),
            Map.entry("io_uring_setup", 425),
            Map.entry("pidfd_getfd", 438));
    blocked.forEach((name, number) ->
        assertThat(filter.decide(AARCH64, number)).as(name).isEqualTo(NOT_PERMITTED));
    assertThat(filter.decide(AARCH64, 435)).as("clone3").isEqualTo(NO_SUCH_CALL);
    Map<String, Integer> needed =
        Map.of(
            "openat",
            56,
            "read",
            63,
            "write",
            64,
            "exit_group",
            94,
            "futex",
            98,
            "kill",
            129,
            "brk",
            214,
            "execve",
            221,
            "mmap",
            222);
    needed.forEach(
        (name, number) -> assertThat(filter.decide(AARCH64, number)).as(name).isEqualTo(ALLOW));
  }

  @ParameterizedTest
  @EnumSource
  void everyCallIsAllowedButThoseOfThePolicyAndThoseThatAreLookedAt(Architecture architecture) {
    for (NetworkPolicy network : POLICIES) {
      BpfInterpreter filter = filter(architecture, network);
      Set<String> stopped = new HashSet<>(SandboxPolicy.BLOCKED_CALLS);
      stopped.addAll(List.of("socket", "socketpair", "clone", "clone3"));
      if (network instanceof NetworkPolicy.Disabled) {
        stopped.add("connect");
      }
      Set<Integer> numbers = new HashSet<>();
      stopped.forEach(call -> architecture.number(call).ifPresent(numbers::add));
      // Every argument has all bits set, which is no address family and every namespace.
      long[] arguments = {-1, -1, -1, -1, -1, -1};
      for (int number = 0; number <= LAST_NUMBER; number++) {
        assertThat(filter.decide(architecture.audit(), number, arguments) == ALLOW)
            .as("%s: call %d, %s", architecture, number, network)
            .isEqualTo(!numbers.contains(number));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsOfAnotherProcessorsInterfaceAreNoCalls(Architecture architecture) {
    BpfInterpreter filter = filter(architecture, new NetworkPolicy.Unrestricted());
    int thirtyTwoBit = 0x40000003;
    for (int other :
        new int[] {architecture == Architecture.X86_64 ? AARCH64 : X86_64, thirtyTwoBit}) {
      assertThat(filter.decide(other, 1)).isEqualTo(NO_SUCH_CALL);
    }
  }

  @Test
  void theSecondInterfaceOfX86IsClosed() {
    BpfInterpreter filter = filter(Architecture.X86_64, new NetworkPolicy.Unrestricted());
    assertThat(filter.decide(X86_64, 0x40000000)).isEqualTo(NO_SUCH_CALL);
    assertThat(filter.decide(X86_64, 0x40000000 | 41)).isEqualTo(NO_SUCH_CALL);
    assertThat(filter.decide(X86_64, -1)).isEqualTo(NO_SUCH_CALL);
  }

  @ParameterizedTest
  @EnumSource
  void noNamespaceIsMadeWithAProcessAndThreadsAre(Architecture architecture) {
    BpfInterpreter filter = filter(architecture, new NetworkPolicy.Disabled());
    int call = architecture == Architecture.X86_64 ? 56 : 220;
    for (long namespace :
        new long[] {
          0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000
        }) {
      assertThat(filter.decide(architecture.audit(), call, namespace | 17))
          .isEqualTo(NOT_PERMITTED);
    }
    long asThreadsAreMade = 0x003d0f00;
    assertThat(filter.decide(architecture.audit(), call, asThreadsAreMade)).isEqualTo(ALLOW);
    assertThat(filter.decide(architecture.audit(), call, 17)).isEqualTo(ALLOW);
  }

  @ParameterizedTest
  @EnumSource
  void socketsAreThoseThatTheNetworkNeeds(Architecture architecture) {
    int socket = architecture == Architecture.X86_64 ? 41 : 198;
    int pair = architecture == Architecture.X86_64 ? 53 : 199;
    long closeOnExec = 0x80000;
    for (NetworkPolicy network : POLICIES) {
      BpfInterpreter filter = filter(architecture, network);
      boolean without = network instanceof NetworkPolicy.Disabled;
      for (int family = 0; family <= 46; family++) {
        for (int type = 0; type <= 10; type++) {
          boolean connectedUnix = family == 1 && (type == 1 || type == 5);
          boolean internet = family == 2 || family == 10 || family == 16;
          String what = "%s, family %d, type %d".formatted(network, family, type);
          assertThat(filter.decide(architecture.audit(), socket, family, type | closeOnExec, 0))
              .as(what)
              .isEqualTo((without ? connectedUnix : internet) ? ALLOW : NOT_PERMITTED);
          assertThat(filter.decide(architecture.audit(), pair, family, type | closeOnExec, 0))
              .as("a pair: " + what)
              .isEqualTo(connectedUnix ? ALLOW : NOT_PERMITTED);
        }
      }
      assertThat(filter.decide(architecture.audit(), socket, 16, 3, 9))
          .as("netlink other than routes")
          .isEqualTo(NOT_PERMITTED);
    }
  }
}
