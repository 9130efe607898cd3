package dev.assay.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who has shown the server's token. Programs show it with each request; a browser once, for a
/// cookie that is good for a day.
final class Tokens {
  static final String COOKIE = "assay_session";
  static final Duration SESSION = Duration.ofDays(1);

  private static final int SESSION_BYTES = 32;
  private static final int MOST_SESSIONS = 1000;
  private static final int TRIES = 10;
  private static final Duration TRIES_WITHIN = Duration.ofMinutes(1);

  private final Optional<String> token;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> sessions = new HashMap<>();
  private final Deque<Instant> failures = new ArrayDeque<>();

  /// @param token absent when none is asked for
  Tokens(Optional<String> token, InstantSource clock) {
    this.token = token;
    this.clock = clock;
  }

  /// Lets a request pass that needs no token or shows it.
  ///
  /// @param authorization the header of that name
  /// @param cookie of a browser that has shown the token
  /// @throws ApiException when it has to show it
  void require(Optional<String> authorization, Optional<String> cookie) throws ApiException {
    if (token.isEmpty() || cookie.filter(this::isSession).isPresent()) {
      return;
    }
    if (authorization.isPresent()) {
      String prefix = "Bearer ";
      String value = authorization.get();
      check(value.startsWith(prefix) ? value.substring(prefix.length()) : "");
      return;
    }
    throw refused();
  }

  /// Takes the token for a session.
  ///
  /// @return the cookie's value
  /// @throws ApiException when it is another token
  synchronized String begin(String shown) throws ApiException {
    check(shown);
    Instant now = clock.instant();
    sessions.values().removeIf(until -> until.isBefore(now));
    if (sessions.size() >= MOST_SESSIONS) {
      sessions.clear();
    }
    byte[] bytes = new byte[SESSION_BYTES];
    random.nextBytes(bytes);
    String session = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(session, now.plus(SESSION));
    return session;
  }

  synchronized void end(String session) {
    sessions.remove(session);
  }

  private synchronized boolean isSession(String value) {
    Instant until = sessions.get(value);
    return until != null && clock.instant().isBefore(until);
  }

  private synchronized void check(String shown) throws ApiException {
    Instant now = clock.instant();
    failures.removeIf(each -> each.isBefore(now.minus(TRIES_WITHIN)));
    if (failures.size() >= TRIES) {
      throw new ApiException(
          Problem.TOO_MANY_TRIES, "too many wrong tokens; wait a minute and try again");
    }
    // Takes as long for a nearly right token as for a wrong one.
    if (token.isPresent() && !MessageDigest.isEqual(digest(token.get()), digest(shown))) {
      failures.add(now);
      throw refused();
    }
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static ApiException refused() {
    return new ApiException(
        Problem.TOKEN_NEEDED,
        "show the token that 'assay serve' printed, as 'Authorization: Bearer …' or on the login page");
  }
}
