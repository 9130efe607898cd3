package dev.assay.participant.model;

import dev.assay.participant.ParticipantException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which models can be asked, and which of LM Studio's are in memory.
public final class ModelCatalog {
  private static final Duration LIST_LIMIT = Duration.ofSeconds(5);
  private static final Duration LOAD_LIMIT = Duration.ofMinutes(10);
  private static final JsonMapper JSON = new JsonMapper();

  private final Endpoint openRouter;
  private final Endpoint lmStudio;

  /// @param variables the environment, `.env` included
  /// @throws ParticipantException when an address or a key in it cannot be used
  public ModelCatalog(Map<String, String> variables) throws ParticipantException {
    ModelEnvironment environment = new ModelEnvironment(variables);
    openRouter =
        new Endpoint(
            environment.baseUrl(
                List.of(OpenRouterProvider.ADDRESS), OpenRouterProvider.DEFAULT_ADDRESS),
            environment.key(OpenRouterProvider.KEY),
            Dialect.OPENROUTER,
            OpenRouterProvider.ADDRESS,
            OpenRouterProvider.KEY);
    lmStudio =
        new Endpoint(
            environment.baseUrl(
                List.of(LmStudioProvider.ADDRESS), LmStudioProvider.DEFAULT_ADDRESS),
            environment.key(LmStudioProvider.KEY),
            Dialect.LM_STUDIO,
            LmStudioProvider.ADDRESS,
            LmStudioProvider.KEY);
  }

  /// The models that OpenRouter routes to, with their prices.
  public ModelListing openRouter() throws InterruptedException {
    return list("openrouter", openRouter, List.of(URI.create(openRouter.baseUrl() + "/models")));
  }

  /// The models that LM Studio has on disk. Its own API tells which are in memory; another server
  /// in its place has only the list that all have.
  public ModelListing lmStudio() throws InterruptedException {
    return list(
        "lmstudio",
        lmStudio,
        List.of(
            ownApi("models"),
            URI.create(root() + "/api/v0/models"),
            URI.create(lmStudio.baseUrl() + "/models")));
  }

  private String root() {
    return lmStudio.baseUrl().toString().replaceAll("/v1$", "");
  }

  private URI ownApi(String path) {
    return URI.create(root() + "/api/v1/" + path);
  }

  /// The answer of the first address that has one.
  private static ModelListing list(String provider, Endpoint endpoint, List<URI> addresses)
      throws InterruptedException {
    String problem = "";
    for (URI address : addresses) {
      try {
        return new ModelListing(
            provider,
            endpoint.baseUrl(),
            endpoint.key().isPresent(),
            "",
            models(get(endpoint, address)));
      } catch (IOException e) {
        problem = problem.isEmpty() ? String.valueOf(e.getMessage()) : problem;
      }
    }
    return new ModelListing(
        provider, endpoint.baseUrl(), endpoint.key().isPresent(), problem, List.of());
  }

  private static List<ListedModel> models(JsonNode answer) throws IOException {
    JsonNode list = answer.has("data") ? answer.path("data") : answer.path("models");
    if (!list.isArray()) {
      throw new IOException("the answer is no list of models");
    }
    List<ListedModel> models = new ArrayList<>();
    for (JsonNode each : list) {
      String id = each.path("id").asString(each.path("key").asString(""));
      boolean embedding = each.path("type").asString("").startsWith("embedding");
      if (!id.isBlank() && !embedding) {
        models.add(model(id, each));
      }
    }
    models.sort(Comparator.comparing(ListedModel::id));
    return models;
  }

  private static ListedModel model(String id, JsonNode json) {
    JsonNode context =
        json.has("context_length") ? json.path("context_length") : json.path("max_context_length");
    return new ListedModel(
        id,
        json.path("name").asString(json.path("display_name").asString(id)),
        context.canConvertToLong() ? OptionalLong.of(context.asLong()) : OptionalLong.empty(),
        price(json.path("pricing").path("prompt")),
        price(json.path("pricing").path("completion")),
        loaded(json));
  }

  private static OptionalDouble price(JsonNode json) {
    try {
      double dollars = Double.parseDouble(json.asString(""));
      // OpenRouter's own routers have a price of -1: it depends on the model that they choose.
      return dollars >= 0 ? OptionalDouble.of(dollars) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static Optional<Boolean> loaded(JsonNode json) {
    if (json.has("loaded_instances")) {
      return Optional.of(!json.path("loaded_instances").isEmpty());
    }
    return json.has("state")
        ? Optional.of(json.path("state").asString("").equals("loaded"))
        : Optional.empty();
  }

  /// Loads a model of LM Studio into memory, and takes the others out first, or takes it out.
  ///
  /// @throws IOException when LM Studio cannot be reached or does not do it
  public void setLoaded(String model, boolean loaded) throws IOException, InterruptedException {
    for (JsonNode each : get(lmStudio, ownApi("models")).path("models")) {
      for (JsonNode instance : each.path("loaded_instances")) {
        if (loaded != each.path("key").asString("").equals(model)) {
          post(ownApi("models/unload"), Map.of("instance_id", instance.path("id").asString("")));
        } else if (loaded) {
          return;
        }
      }
    }
    if (loaded) {
      post(ownApi("models/load"), Map.of("model", model));
    }
  }

  private static JsonNode get(Endpoint endpoint, URI address)
      throws IOException, InterruptedException {
    return send(endpoint, HttpRequest.newBuilder(address).timeout(LIST_LIMIT).GET());
  }

  private void post(URI address, Map<String, String> body)
      throws IOException, InterruptedException {
    var _ =
        send(
            lmStudio,
            HttpRequest.newBuilder(address)
                .timeout(LOAD_LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  private static JsonNode send(Endpoint endpoint, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    endpoint.key().ifPresent(key -> request.header("Authorization", key.authorization()));
    HttpRequest built = request.build();
    HttpResponse<byte[]> answer;
    try {
      answer = SharedHttpClient.instance().send(built, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be reached; %s sets where it is"
              .formatted(endpoint.baseUrl(), endpoint.addressVariable()),
          e);
    }
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "%s answered with status %d%s"
              .formatted(built.uri(), answer.statusCode(), endpoint.redact(excerpt(body))));
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IOException(built.uri() + " answered with what is not JSON", e);
    }
  }

  private static String excerpt(String body) {
    String line = body.strip().lines().findFirst().orElse("");
    return line.isEmpty() ? "" : ": " + line.substring(0, Math.min(200, line.length()));
  }
}
