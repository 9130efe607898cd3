package dev.assay.server;

import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a browser shows the server's token, and forgets that it did.
final class SessionApi {
  private final Tokens tokens;

  SessionApi(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Operation> operations() {
    return List.of(
        Operation.post(
                "/session",
                "Show the token for a cookie that is good for a day.",
                List.of(),
                Optional.of(Token.class),
                new Answer.Empty(204),
                this::begin)
            .orElse(Problem.TOO_MANY_TRIES),
        new Operation(
            HandlerType.DELETE,
            "/session",
            "Forget that the token was shown.",
            List.of(),
            Optional.empty(),
            new Answer.Empty(204),
            List.of(),
            this::end));
  }

  /// @param token that `assay serve` printed
  record Token(String token) {
    @Override
    public String toString() {
      return "Token";
    }
  }

  private void begin(Exchange exchange) throws ApiException {
    FieldReader body = exchange.body();
    body.requireOnly(Set.of("token"));
    String session = tokens.begin(body.requiredText("token"));
    exchange.context().cookie(cookie(session, (int) Tokens.SESSION.toSeconds()));
    exchange.empty();
  }

  private void end(Exchange exchange) {
    exchange.cookie(Tokens.COOKIE).ifPresent(tokens::end);
    exchange.context().cookie(cookie("", 0));
    exchange.empty();
  }

  private static Cookie cookie(String value, int seconds) {
    return new Cookie(Tokens.COOKIE, value, "/", seconds, false, true, null, SameSite.STRICT);
  }
}
