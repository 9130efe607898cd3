package dev.assay.server;

import dev.assay.protocol.RunId;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;

/// The WebSockets: what happens, as it happens.
final class Streams implements AutoCloseable {
  /// A look at the ledger's head takes a tenth of a millisecond.
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private static final int POLICY = 1008;
  private static final int TRY_AGAIN_LATER = 1013;
  private static final Parameter FROM =
      Parameter.number("from", 0, Long.MAX_VALUE, 0, "The first sequence; none: from now on.");

  private final EventFeed feed;
  private final RunLookup lookup;
  private final StreamReader.Limits limits;

  Streams(LedgerAccess ledger, RunLookup lookup, StreamReader.Limits limits) {
    this.feed = new EventFeed(ledger, INTERVAL);
    this.lookup = lookup;
    this.limits = limits;
  }

  int readers() {
    return feed.readers();
  }

  void addTo(RoutesConfig routes) {
    var _ = routes.ws("/events/stream", socket -> configure(socket, false));
    var _ = routes.ws("/runs/{run_id}/stream", socket -> configure(socket, true));
  }

  private void configure(WsConfig socket, boolean ofRun) {
    socket.onConnect(context -> connect(context, ofRun));
  }

  private void connect(WsConnectContext context, boolean ofRun) {
    try {
      Optional<RunId> run = Optional.empty();
      if (ofRun) {
        Parameters.RUN.check(context.pathParam("run_id"));
        run = Optional.of(lookup.run(new RunId(context.pathParam("run_id"))).run());
      }
      Optional<String> from =
          Optional.ofNullable(context.queryParam("from")).filter(each -> !each.isEmpty());
      if (from.isPresent()) {
        FROM.check(from.get());
      }
      // No reader is dropped for being silent: it has nothing to say.
      context.session.setIdleTimeout(Duration.ZERO);
      long head = feed.join();
      long sent = from.map(text -> Math.max(0, Long.parseLong(text) - 1)).orElse(head);
      Thread.ofVirtual()
          .name("stream-" + context.sessionId())
          .start(new StreamReader(context.session, feed, run, sent, limits));
    } catch (ApiException e) {
      int status = e.problem() == Problem.UNAVAILABLE ? TRY_AGAIN_LATER : POLICY;
      context.session.close(status, cut(String.valueOf(e.getMessage())), Callback.NOOP);
    }
  }

  /// A close frame has room for 123 bytes.
  private static String cut(String reason) {
    return reason.length() <= 100 ? reason : reason.substring(0, 99) + "…";
  }

  @Override
  public void close() {
    feed.close();
  }
}
