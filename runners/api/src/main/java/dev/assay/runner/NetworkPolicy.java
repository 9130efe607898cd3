package dev.assay.runner;

import java.util.List;

/// What the commands of a session may reach over a network.
public sealed interface NetworkPolicy {
  /// Nothing, the loopback interface included.
  record Disabled() implements NetworkPolicy {}

  /// The loopback interface only.
  record LocalOnly() implements NetworkPolicy {}

  /// These hosts only, through a filtering proxy.
  ///
  /// @param hosts names or `name:port`
  record AllowList(List<String> hosts) implements NetworkPolicy {
    public AllowList {
      hosts = List.copyOf(hosts);
    }
  }

  /// Everything that this machine reaches.
  record Unrestricted() implements NetworkPolicy {}
}
