package dev.assay.runner.sandbox;

import dev.assay.runner.NetworkPolicy;
import java.nio.file.Path;
import java.util.List;

/// A policy in the language of macOS's sandbox, as `sandbox-exec` takes it. Everything that is not
/// named is forbidden.
///
/// System calls are not filtered one by one there; what the blocked ones do is forbidden as
/// operations, by not being named.
final class SeatbeltProfile {
  /// What macOS itself needs to start programs, beside the policy's own roots.
  private static final List<String> SYSTEM =
      List.of(
          "/System",
          "/Library/Apple",
          "/Library/Developer",
          "/Applications/Xcode.app",
          "/private/etc/localtime",
          "/private/var/db/dyld",
          "/private/var/db/timezone",
          "/private/var/select",
          "/opt/homebrew");

  private SeatbeltProfile() {}

  static String of(SandboxPolicy policy) {
    StringBuilder profile =
        new StringBuilder(
            """
            (version 1)
            (deny default)
            (allow process-fork)
            (allow process-exec)
            (allow signal (target same-sandbox))
            (allow process-info* (target same-sandbox))
            (allow sysctl-read)
            (allow file-read-metadata)
            (allow mach-lookup
              (global-name "com.apple.system.opendirectoryd.libinfo")
              (global-name "com.apple.system.logger"))
            """);
    SYSTEM.forEach(path -> rule(profile, "file-read*", path));
    policy.readable().forEach(path -> rule(profile, "file-read*", path.toString()));
    for (Path path : policy.writable()) {
      rule(profile, "file-read* file-write*", path.toString());
    }
    network(profile, policy.network());
    return profile.toString();
  }

  private static void rule(StringBuilder profile, String operations, String path) {
    profile
        .append("(allow ")
        .append(operations)
        .append(" (subpath ")
        .append(quoted(path))
        .append("))\n");
  }

  private static void network(StringBuilder profile, NetworkPolicy network) {
    switch (network) {
      case NetworkPolicy.Disabled _ -> {
        // Nothing is allowed.
      }
      case NetworkPolicy.LocalOnly _ ->
          profile.append(
              """
              (allow network-bind (local ip "localhost:*"))
              (allow network-inbound (local ip "localhost:*"))
              (allow network-outbound (remote ip "localhost:*"))
              """);
      // A list of hosts cannot be held to; whoever gets here allowed that.
      case NetworkPolicy.AllowList _, NetworkPolicy.Unrestricted _ ->
          profile.append(
              """
              (allow network*)
              (allow system-socket)
              (allow mach-lookup (global-name "com.apple.dnssd.service"))
              """);
    }
  }

  /// As a string of the profile's language.
  private static String quoted(String path) {
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
