package dev.assay.runner.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The hosts that a session may reach: `name` for all ports, `name:port` for one.
record AllowedHosts(Set<String> entries) {
  AllowedHosts {
    entries = Set.copyOf(entries);
  }

  static AllowedHosts of(List<String> hosts) {
    return new AllowedHosts(
        hosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /// @param host as a client names it, without brackets
  boolean allows(String host, int port) {
    String name = host.toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return entries.contains(plain) || entries.contains(plain + ":" + port);
  }
}
