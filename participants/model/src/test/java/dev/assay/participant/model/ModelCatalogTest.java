package dev.assay.participant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.participant.scripted.Answer;
import dev.assay.participant.scripted.Script;
import dev.assay.participant.scripted.ScriptedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelCatalogTest {
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          send(exchange, status, body);
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private ModelCatalog catalog() throws Exception {
    return new ModelCatalog(
        Map.of(
            "OPENROUTER_BASE_URL", root() + "/api/v1",
            "OPENROUTER_API_KEY", "sk-or-secret",
            "LMSTUDIO_BASE_URL", root() + "/v1"));
  }

  @Test
  void openRouterTellsPricesByTheToken() throws Exception {
    answer(
        "/api/v1/models",
        200,
        """
        {"data": [
          {"id": "z/last", "name": "Last", "pricing": {"prompt": "-1", "completion": "x"}},
          {"id": "a/first", "name": "First", "context_length": 4096,
           "pricing": {"prompt": "0.000001", "completion": "0.000002"}}]}
        """);

    ModelListing listing = catalog().openRouter();

    assertThat(listing.problem()).isEmpty();
    assertThat(listing.hasKey()).isTrue();
    assertThat(listing.models()).extracting(ListedModel::id).containsExactly("a/first", "z/last");
    assertThat(listing.models().getFirst().promptUsd()).isEqualTo(OptionalDouble.of(1e-6));
    assertThat(listing.models().getLast().promptUsd()).isEmpty();
  }

  @Test
  void lmStudioTellsWhatIsInMemory() throws Exception {
    answer(
        "/api/v1/models",
        200,
        """
        {"models": [
          {"type": "llm", "key": "small", "display_name": "Small", "loaded_instances": [{"id": "small"}]},
          {"type": "llm", "key": "large", "loaded_instances": []},
          {"type": "embedding", "key": "vectors", "loaded_instances": []}]}
        """);

    assertThat(catalog().lmStudio().models())
        .extracting(ListedModel::id, ListedModel::loaded)
        .containsExactly(tuple("large", Optional.of(false)), tuple("small", Optional.of(true)));
  }

  @Test
  void anotherServerInItsPlaceIsAskedForTheUsualList() throws Exception {
    Script script =
        Script.answering(request -> new Answer.Completion("", "", "stop", OptionalDouble.empty()));
    try (ScriptedEndpoint endpoint = ScriptedEndpoint.start(script)) {
      ModelListing listing =
          new ModelCatalog(Map.of("LMSTUDIO_BASE_URL", endpoint.baseUrl().toString())).lmStudio();

      assertThat(listing.problem()).isEmpty();
      assertThat(listing.models()).extracting(ListedModel::loaded).containsOnly(Optional.empty());
    }
  }

  @Test
  void whatCannotBeReachedIsSaidAndIsNoFailure() throws Exception {
    server.stop(0);

    ModelListing listing = catalog().lmStudio();

    assertThat(listing.models()).isEmpty();
    assertThat(listing.problem()).contains("cannot be reached", "LMSTUDIO_BASE_URL");
  }

  @Test
  void aKeyThatAnAnswerRepeatsIsNotShown() throws Exception {
    answer("/api/v1/models", 401, "bad key sk-or-secret");

    assertThat(catalog().openRouter().problem()).contains("401").doesNotContain("sk-or-secret");
  }

  @Test
  void loadingAModelTakesTheOthersOut() throws Exception {
    answer(
        "/api/v1/models",
        200,
        """
        {"models": [{"key": "small", "loaded_instances": [{"id": "small:2"}]},
                    {"key": "large", "loaded_instances": []}]}
        """);
    answer("/api/v1/models/unload", 200, "{}");
    answer("/api/v1/models/load", 200, "{}");

    catalog().setLoaded("large", true);
    catalog().setLoaded("small", true);
    catalog().setLoaded("small", false);

    assertThat(requests)
        .containsExactly(
            "GET /api/v1/models ",
            "POST /api/v1/models/unload {\"instance_id\":\"small:2\"}",
            "POST /api/v1/models/load {\"model\":\"large\"}",
            "GET /api/v1/models ",
            "GET /api/v1/models ",
            "POST /api/v1/models/unload {\"instance_id\":\"small:2\"}");
  }

  @Test
  void aModelThatCannotBeLoadedIsAnError() throws Exception {
    answer("/api/v1/models", 200, "{\"models\": []}");
    answer("/api/v1/models/load", 404, "{\"error\": \"no such model\"}");

    assertThatThrownBy(() -> catalog().setLoaded("missing", true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no such model");
  }
}
