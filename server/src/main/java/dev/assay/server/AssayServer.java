package dev.assay.server;

import dev.assay.lab.Lab;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.NetworkConnectionLimit;

/// The API and the dashboard, over HTTP.
public final class AssayServer implements AutoCloseable {
  private static final long MOST_BODY_BYTES = 1 << 20;
  private static final int MOST_CONNECTIONS = 8192;
  private static final long IDLE_MILLIS = 60_000;

  private final ServerSettings settings;
  private final LedgerAccess ledger;
  private final LogsApi logs;
  private final Streams streams;
  private final Tokens tokens;
  private final Metrics metrics = new Metrics();
  private final List<Operation> operations = new ArrayList<>();
  private final Javalin javalin;
  private final boolean loopback;

  private AssayServer(
      ServerSettings settings,
      RunControl control,
      Inventory inventory,
      StreamReader.Limits streamLimits)
      throws UnknownHostException {
    this.settings = settings;
    this.loopback = InetAddress.getByName(settings.host()).isLoopbackAddress();
    if (!loopback && settings.token().isEmpty()) {
      throw new IllegalArgumentException("a server that others can reach needs a token");
    }
    this.ledger = new LedgerAccess(Lab.ledgerFile(settings.outputDirectory()));
    this.tokens = new Tokens(settings.token(), InstantSource.system());
    RunLookup lookup = new RunLookup(ledger);
    Artifacts artifacts = new Artifacts(settings.outputDirectory());
    this.logs = new LogsApi(lookup, artifacts);
    this.streams = new Streams(ledger, lookup, streamLimits);
    operations.addAll(new RunsApi(ledger, lookup, control::active).operations());
    operations.addAll(new AttemptsApi(ledger, lookup, artifacts).operations());
    operations.addAll(new EventsApi(ledger, lookup).operations());
    operations.addAll(new ArtifactsApi(lookup, artifacts).operations());
    operations.addAll(logs.operations());
    operations.addAll(new LeaderboardApi(ledger, lookup).operations());
    operations.addAll(new CompareApi(ledger).operations());
    operations.addAll(new LaunchApi(control, lookup).operations());
    operations.addAll(new InventoryApi(inventory).operations());
    operations.addAll(new GateApi(settings.environment()).operations());
    operations.addAll(new SessionApi(tokens).operations());
    operations.addAll(
        new SystemApi(
                ledger,
                settings.version(),
                metrics,
                streams::readers,
                () -> control.active().size())
            .operations());
    operations.addAll(OpenApiDocument.operations(operations, settings.version()));
    this.javalin = Javalin.create(this::configure);
  }

  /// Starts to listen.
  ///
  /// @throws IOException when the address cannot be listened on
  public static AssayServer start(ServerSettings settings, RunControl control, Inventory inventory)
      throws IOException {
    return start(settings, control, inventory, StreamReader.Limits.DEFAULT);
  }

  static AssayServer start(
      ServerSettings settings,
      RunControl control,
      Inventory inventory,
      StreamReader.Limits streamLimits)
      throws IOException {
    AssayServer server = new AssayServer(settings, control, inventory, streamLimits);
    try {
      var _ = server.javalin.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      server.close();
      throw new IOException(
          "cannot listen on %s:%d (%s); choose another port with --port"
              .formatted(
                  settings.host(),
                  settings.port(),
                  Optional.ofNullable(e.getCause()).orElse(e).getMessage()),
          e);
    }
    return server;
  }

  /// The port that it listens on.
  public int port() {
    return javalin.port();
  }

  /// Everything that the API does.
  List<Operation> operations() {
    return List.copyOf(operations);
  }

  private void configure(JavalinConfig config) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = MOST_BODY_BYTES;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.router.ignoreTrailingSlashes = false;
    config.jetty.modifyServer(server -> {
      server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
      server.setErrorHandler(new JsonErrorPages());
    });
    config.jetty.modifyServletContextHandler(
        handler -> handler.setErrorHandler(new JsonErrorPages()));
    config.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.setIdleTimeout(IDLE_MILLIS);
    });
    var _ = config.routes.before(this::admit);
    var _ = config.routes.wsBeforeUpgrade(this::admit);
    var _ = config.routes.after(this::count);
    for (Operation operation : operations) {
      var _ =
          config.routes.addHttpHandler(
              operation.method(),
              operation.path(),
              context -> operation.handler().handle(Exchange.of(operation, context)));
    }
    streams.addTo(config.routes);
    var _ = config.routes.get("/", context -> context.redirect("/ui/"));
    var _ = config.routes.get("/ui", context -> context.redirect("/ui/"));
    var _ = config.routes.get("/ui/<path>", DashboardFiles::send);
    var _ = config.routes.get("/ui/", DashboardFiles::send);
    ErrorAnswers.addTo(config.routes);
  }

  private static final String STARTED = "started";

  /// What every request has to pass.
  private void admit(Context context) throws ApiException {
    context.attribute(STARTED, System.nanoTime());
    SecurityHeaders.ofPage(context);
    Optional<String> refusal =
        new RequestOrigin(
                header(context, "Host"),
                header(context, "Origin"),
                header(context, "Sec-Fetch-Site"),
                header(context, "Sec-Fetch-Mode"))
            .refusal(loopback);
    if (refusal.isPresent()) {
      throw new ApiException(Problem.FORBIDDEN, refusal.get());
    }
    boolean open =
        context.path().equals("/")
            || context.path().equals("/ui")
            || context.path().startsWith("/ui/")
            || context.path().equals("/session");
    if (!open) {
      tokens.require(
          header(context, "Authorization"), Optional.ofNullable(context.cookie(Tokens.COOKIE)));
    }
  }

  private static Optional<String> header(Context context, String name) {
    return Optional.ofNullable(context.header(name));
  }

  private void count(Context context) {
    Long started = context.attribute(STARTED);
    if (started != null) {
      metrics.answered(context.method().name(), context.statusCode(), System.nanoTime() - started);
    }
  }

  /// Stops listening, and lets go of the ledger.
  @Override
  public void close() {
    streams.close();
    var _ = javalin.stop();
    logs.close();
    ledger.close();
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
