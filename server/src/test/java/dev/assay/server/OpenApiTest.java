package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.protocol.RunId;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Holds the document of the API to what the API does.
class OpenApiTest {
  private static final int ROUNDS = 40;

  @TempDir private Path folder;

  /// What answers to the document, and generates requests by it and against it.
  private record Document(JsonNode json) {
    Schema schema(JsonNode schema) {
      ObjectNode whole = (ObjectNode) ApiJson.tree(Map.of());
      whole.set("components", json.path("components"));
      whole.setAll((ObjectNode) schema);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
    }

    List<String> problems(JsonNode operation, HttpResponse<String> answer) {
      JsonNode response = operation.path("responses").path(String.valueOf(answer.statusCode()));
      if (response.isMissingNode()) {
        return List.of("the document knows no status " + answer.statusCode());
      }
      String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
      JsonNode content = response.path("content");
      if (content.isMissingNode()) {
        return answer.body().isEmpty() ? List.of() : List.of("a body that the document lacks");
      }
      if (content.path(type).isMissingNode()) {
        return List.of("the document knows no " + type);
      }
      if (!type.equals("application/json")) {
        return List.of();
      }
      JsonNode body = ApiJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
      return schema(content.path(type).path("schema")).validate(body).stream()
          .map(Object::toString)
          .toList();
    }
  }

  @Test
  void everyOperationAnswersAsTheDocumentSaysToWhateverItIsAsked() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      RunId run = fixture.completedRun("aaaaa");
      fixture.artifact(run, SampleEvents.ATTEMPT, "stdout.log", "one\ntwo\n");
      fixture.artifact(
          run,
          SampleEvents.ATTEMPT,
          "tests.json",
          "[{\"id\": \"test_a\", \"status\": \"FAILED\", \"message\": \"1 != 2\"}]");
      Document document = new Document(fixture.json("/openapi.json"));
      int successes = 0;
      for (Operation operation : fixture.server.operations()) {
        JsonNode described =
            document
                .json()
                .path("paths")
                .path(operation.path())
                .path(operation.method().name().toLowerCase(Locale.ROOT));
        assertThat(described.isObject()).as(operation.path()).isTrue();
        for (int round = 0; round < ROUNDS; round++) {
          SplittableRandom random = new SplittableRandom(31L * round + operation.path().hashCode());
          HttpRequest request =
              request(fixture, operation, described, document, run, random, round);
          HttpResponse<String> answer = fixture.send(request);
          String what =
              operation.method() + " " + request.uri() + " round " + round + ": " + answer.body();
          assertThat(answer.statusCode()).as(what).isLessThan(500);
          assertThat(document.problems(described, answer)).as(what).isEmpty();
          successes += answer.statusCode() < 300 ? 1 : 0;
        }
      }
      assertThat(successes).isGreaterThan(fixture.server.operations().size() * ROUNDS / 5);
    }
  }

  private static HttpRequest request(
      ServerFixture fixture,
      Operation operation,
      JsonNode described,
      Document document,
      RunId run,
      SplittableRandom random,
      int round) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : described.path("parameters")) {
      boolean inPath = parameter.path("in").asString().equals("path");
      if (!inPath && random.nextBoolean()) {
        continue;
      }
      // The first round is one that has to succeed where there is something to find.
      String value =
          round == 0 || random.nextInt(4) > 0
              ? good(parameter, run, random)
              : GeneratedJson.text(random);
      String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
      if (inPath) {
        path =
            path.replace(
                "{" + parameter.path("name").asString() + "}", encoded.isEmpty() ? "x" : encoded);
      } else {
        query.add(parameter.path("name").asString() + "=" + encoded);
      }
    }
    HttpRequest.Builder request =
        fixture.request(path + (query.isEmpty() ? "" : "?" + String.join("&", query)));
    JsonNode body = described.path("requestBody");
    if (body.isMissingNode()) {
      return request.method(operation.method().name(), HttpRequest.BodyPublishers.noBody()).build();
    }
    JsonNode schema = body.path("content").path("application/json").path("schema");
    String text =
        random.nextInt(3) == 0
            ? GeneratedJson.text(random)
            : ApiJson.text(new GeneratedJson(document.json(), random).value(schema));
    return request
        .header("Content-Type", "application/json")
        .method(operation.method().name(), HttpRequest.BodyPublishers.ofString(text))
        .build();
  }

  /// A value that the parameter takes, and most often one that is there.
  private static String good(JsonNode parameter, RunId run, SplittableRandom random) {
    JsonNode schema = parameter.path("schema");
    return switch (parameter.path("name").asString()) {
      case "run_id", "run", "a", "b" -> run.value();
      case "before" -> random.nextBoolean() ? run.value() : SampleEvents.run("nnnnn").value();
      case "attempt" -> SampleEvents.FOLDER;
      case "file" -> "stdout.log";
      case "model", "a_model", "b_model" -> "noop";
      default ->
          schema.has("enum")
              ? schema.path("enum").get(random.nextInt(schema.path("enum").size())).asString()
              : schema.path("type").asString().equals("integer")
                  ? String.valueOf(schema.path("minimum").asLong() + random.nextInt(20))
                  : "queue";
    };
  }

  @Test
  void theDocumentNamesEveryPathOfTheApi() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      JsonNode document = fixture.json("/openapi.json");

      assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
      assertThat(document.path("paths").propertyNames())
          .contains(
              "/runs",
              "/runs/{run_id}",
              "/runs/{run_id}/resume",
              "/runs/{run_id}/cancel",
              "/runs/{run_id}/retry-api-errors",
              "/leaderboard",
              "/tasks",
              "/models",
              "/compare",
              "/gate/benchmarks",
              "/artifacts/{run_id}/{attempt}/{file}",
              "/health",
              "/metrics",
              "/openapi.json");
    }
  }
}
