package dev.assay.cli;

import dev.assay.server.AssayServer;
import dev.assay.server.ServerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Serves the dashboard and its API until it is stopped.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Serve the dashboard, where runs are launched, watched and compared, and its API. "
            + "On another address than this machine's own everybody has to show a token.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay serve",
      "  assay serve --host 0.0.0.0 --port 8080     # prints the token; ASSAY_TOKEN sets one"
    })
final class ServeCommand implements Callable<Integer> {
  private static final String TOKEN = "ASSAY_TOKEN";
  private static final int TOKEN_BYTES = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).",
      defaultValue = "127.0.0.1")
  String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "8000")
  int port;

  @Mixin CatalogOption catalog = new CatalogOption();
  @Mixin RunnerOptions runner = new RunnerOptions();
  @Mixin ConcurrencyOptions concurrency = new ConcurrencyOptions();
  @Mixin OutputFolder output = new OutputFolder();
  @Mixin JsonOption json = new JsonOption();

  private final Console console;

  ServeCommand(Console console) {
    this.console = console;
  }

  /// What scripts read as soon as it listens.
  record Listening(String url, int port, Optional<String> token) {}

  @Override
  public Integer call() throws Exception {
    serve((server, token, runs) -> {
      announce(server, token);
      awaitSignal(runs);
    });
    return ExitCode.DONE;
  }

  /// What is done while the server answers.
  interface Meanwhile {
    void until(AssayServer server, Optional<String> token, ServedRuns runs) throws Exception;
  }

  void serve(Meanwhile meanwhile) throws Exception {
    if (port < 0 || port > 65535) {
      throw new CommandException(ExitCode.USAGE, "--port takes 0 to 65535, not " + port);
    }
    Optional<String> token = token();
    CatalogTasks tasks = new CatalogTasks(console, catalog.folder(console));
    HostInventory inventory = new HostInventory(console, runner, tasks);
    LaunchCost cost = new LaunchCost(inventory);
    ServerSettings settings =
        new ServerSettings(
            host, port, token, output.folder, Version.current(), console.environment());
    try (ServedRuns runs =
            new ServedRuns(console, output, tasks, runner, concurrency.value(), cost);
        AssayServer server = AssayServer.start(settings, runs, inventory)) {
      meanwhile.until(server, token, runs);
    }
  }

  private Optional<String> token() throws CommandException {
    String set = console.environment().getOrDefault(TOKEN, "").strip();
    if (!set.isEmpty()) {
      return Optional.of(set);
    }
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return Optional.empty();
      }
    } catch (UnknownHostException e) {
      throw new CommandException(ExitCode.USAGE, "--host: there is no address '" + host + "'");
    }
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  private void announce(AssayServer server, Optional<String> token) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    String url = "http://" + name + ":" + server.port() + "/ui/";
    StringBuilder text = new StringBuilder("Assay is at " + url + "\n");
    token.ifPresent(each -> text.append("Its token is ").append(each).append('\n'));
    text.append("Ctrl-C ends it; runs that are under way stop and can be resumed.\n");
    json.print(console, new Listening(url, server.port(), token), text.toString());
  }

  /// Waits until a signal asks to end, stops what is under way, and lets the process end only then.
  private static void awaitSignal(ServedRuns runs) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Thread hook =
        new Thread(
            () -> {
              asked.countDown();
              try {
                main.join(PATIENCE.plusSeconds(10).toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      asked.await();
    } finally {
      runs.stopAll(PATIENCE);
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending because of the signal.
    }
  }
}
