package dev.assay.server;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a request may come from where it says it does. A browser sends pages of other sites here
/// if they ask it to: their `Origin` gives them away, and the `Host` those whose name was made to
/// lead here after the fact.
///
/// @param host the `Host` header
/// @param origin the `Origin` header, which browsers send with all that could change something
/// @param site the `Sec-Fetch-Site` header: how the page and the server are related
/// @param mode the `Sec-Fetch-Mode` header
record RequestOrigin(
    Optional<String> host, Optional<String> origin, Optional<String> site, Optional<String> mode) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /// Why the request is refused, empty when it is not.
  ///
  /// @param loopbackOnly whether the server listens to this machine alone, so that any other name
  ///   for it is a trick
  Optional<String> refusal(boolean loopbackOnly) {
    if (host.isEmpty()) {
      return Optional.of("the request names no host");
    }
    if (loopbackOnly && !LOOPBACK.contains(name(host.get()))) {
      return Optional.of(
          "this server answers to localhost, 127.0.0.1 and [::1] only, not to '"
              + host.get()
              + "'");
    }
    if (origin.isPresent() && !sameOrigin(origin.get(), host.get())) {
      return Optional.of("requests from pages of other sites are refused");
    }
    boolean foreign =
        site.filter(each -> each.equals("cross-site") || each.equals("same-site")).isPresent();
    boolean link = mode.filter("navigate"::equals).isPresent();
    return foreign && !link
        ? Optional.of("requests from pages of other sites are refused")
        : Optional.empty();
  }

  private static boolean sameOrigin(String origin, String host) {
    String lower = origin.toLowerCase(Locale.ROOT);
    String wanted = host.toLowerCase(Locale.ROOT);
    // A proxy in front may speak https for this server.
    return lower.equals("http://" + wanted) || lower.equals("https://" + wanted);
  }

  private static String name(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    int port = lower.lastIndexOf(':');
    boolean hasPort = port > lower.lastIndexOf(']');
    return hasPort ? lower.substring(0, port) : lower;
  }
}
