package dev.assay.benchmark.swebench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.benchmark.TaskException;
import dev.assay.protocol.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fetches from a hub on this machine, which leads to its bytes as the real one does.
@Timeout(60)
final class SplitCacheTest {
  private static final byte[] BYTES = new byte[300_000];

  static {
    new Random(7).nextBytes(BYTES);
  }

  @TempDir Path folder;

  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private String checksum = Sha256.hex(BYTES);
  private int status = 302;

  /// After how many bytes an answer breaks off.
  private int most = Integer.MAX_VALUE;

  /// How many answers break off.
  private int cuts = Integer.MAX_VALUE;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/datasets/", this::describe);
    server.createContext("/bytes", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void fetchesOnceWhatIsNotThere() throws Exception {
    Path file = cache().file(Split.LITE);
    assertThat(Files.readAllBytes(file)).isEqualTo(BYTES);
    assertThat(file).hasFileName("lite.parquet");
    assertThat(cache().file(Split.LITE)).isEqualTo(file);
    assertThat(ranges).containsExactly("bytes=0-");
  }

  @Test
  void goesOnWhereAConnectionBrokeOff() throws Exception {
    most = 100_000;
    cuts = 2;
    assertThat(Files.readAllBytes(cache().file(Split.VERIFIED))).isEqualTo(BYTES);
    assertThat(ranges).hasSize(3).first().isEqualTo("bytes=0-");
    assertThat(ranges.getLast()).isNotEqualTo("bytes=0-");
  }

  @Test
  void goesOnInTheNextProcessToo() throws Exception {
    most = 10_000;
    assertThatThrownBy(() -> cache().file(Split.LITE))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("broke off 5 times")
        .hasMessageContaining("Put http")
        .hasMessageContaining("lite.parquet, or name a data set with --dataset");
    assertThat(folder.resolve("lite.parquet")).doesNotExist();
    most = Integer.MAX_VALUE;
    ranges.clear();
    assertThat(Files.readAllBytes(cache().file(Split.LITE))).isEqualTo(BYTES);
    assertThat(ranges).singleElement().isNotEqualTo("bytes=0-");
  }

  @Test
  void throwsAwayWhatHasAnotherChecksum() throws Exception {
    checksum = Sha256.hex("something else");
    assertThatThrownBy(() -> cache().file(Split.LITE))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("has not the checksum that the hub tells");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void takesNothingThatCannotBeChecked() {
    checksum = "none";
    assertThatThrownBy(() -> cache().file(Split.LITE))
        .hasMessageContaining("tells no checksum or no size");
  }

  @Test
  void saysWhichFileToPutWhereWithoutANetwork() {
    status = 404;
    assertThatThrownBy(() -> cache().file(Split.DEV))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("answered with status 404")
        .hasMessageContaining(folder.resolve("dev.parquet").toString());
    server.stop(0);
    assertThatThrownBy(() -> cache().file(Split.DEV))
        .isInstanceOf(TaskException.class)
        .hasMessageContaining("cannot be reached");
  }

  private SplitCache cache() {
    return new SplitCache(folder, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  private void describe(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + checksum + "\"");
    exchange.getResponseHeaders().set("X-Linked-Size", Integer.toString(BYTES.length));
    exchange.getResponseHeaders().set("Location", "/bytes");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range);
    int from = Integer.parseInt(range.replaceAll("\\D", ""));
    byte[] rest = Arrays.copyOfRange(BYTES, from, BYTES.length);
    exchange.sendResponseHeaders(206, rest.length);
    boolean cut = rest.length > most && cuts-- > 0;
    exchange.getResponseBody().write(rest, 0, cut ? most : rest.length);
    exchange.getResponseBody().flush();
    exchange.close();
  }
}
