package dev.assay.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The OpenAPI 3.1 document, made of the operations themselves.
final class OpenApiDocument {
  private final JsonSchemas schemas = new JsonSchemas();

  private OpenApiDocument() {}

  /// The operation that serves the document of these, and of itself.
  static List<Operation> operations(List<Operation> others, String version) {
    List<Operation> all = new ArrayList<>(others);
    Operation itself =
        Operation.get(
            "/openapi.json",
            "This document.",
            List.of(),
            Map.class,
            exchange -> exchange.json(of(all, version)));
    all.add(itself);
    return List.of(itself);
  }

  static Map<String, Object> of(List<Operation> operations, String version) {
    return new OpenApiDocument().document(operations, version);
  }

  private Map<String, Object> document(List<Operation> operations, String version) {
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (Operation each : operations) {
      paths
          .computeIfAbsent(each.path(), _ -> new LinkedHashMap<>())
          .put(each.method().name().toLowerCase(Locale.ROOT), operation(each));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title",
            "Assay",
            "version",
            version,
            "description",
            "What the lab and the gate have on record. WebSockets stream it from a sequence number on:"
                + " /runs/{run_id}/stream?from= and /events/stream?from=."));
    document.put("paths", paths);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas.named());
    components.put(
        "securitySchemes",
        Map.of(
            "token", Map.of("type", "http", "scheme", "bearer"),
            "session", Map.of("type", "apiKey", "in", "cookie", "name", Tokens.COOKIE)));
    document.put("components", components);
    document.put(
        "security", List.of(Map.of(), Map.of("token", List.of()), Map.of("session", List.of())));
    return document;
  }

  private Map<String, Object> operation(Operation operation) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("operationId", operationId(operation));
    description.put("summary", operation.summary());
    if (!operation.parameters().isEmpty()) {
      description.put("parameters", operation.parameters().stream().map(this::parameter).toList());
    }
    Optional<Class<? extends Record>> body = operation.body();
    body.ifPresent(type ->
        description.put(
            "requestBody",
            Map.of(
                "required",
                true,
                "content",
                Map.of("application/json", Map.of("schema", schemas.ofBody(type))))));
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(Integer.toString(operation.answer().status()), answer(operation.answer()));
    List<Problem> problems = new ArrayList<>(operation.problems());
    problems.addAll(
        List.of(
            Problem.BAD_REQUEST,
            Problem.TOKEN_NEEDED,
            Problem.FORBIDDEN,
            Problem.TOO_MANY_TRIES,
            Problem.UNAVAILABLE));
    if (body.isPresent()) {
      problems.addAll(List.of(Problem.TOO_LARGE, Problem.UNSUPPORTED_TYPE));
    }
    problems.stream()
        .distinct()
        .sorted()
        .forEach(problem -> responses.put(Integer.toString(problem.status()), problem(problem)));
    if (operation.problems().contains(Problem.BAD_RANGE)) {
      responses.put("206", answer(operation.answer()));
    }
    description.put("responses", responses);
    return description;
  }

  /// `GET /runs/{run_id}/attempts` is called `get_runs_run_id_attempts`.
  private static String operationId(Operation operation) {
    return (operation.method().name() + operation.path())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "_")
        .replaceAll("_$", "");
  }

  private Map<String, Object> parameter(Parameter parameter) {
    boolean inPath = parameter.place() == Parameter.Place.PATH;
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("name", parameter.name());
    description.put("in", parameter.place().name().toLowerCase(Locale.ROOT));
    description.put("description", parameter.description());
    if (inPath) {
      description.put("required", true);
    }
    description.put("schema", schemas.ofForm(parameter.form()));
    return description;
  }

  private Map<String, Object> answer(Answer answer) {
    return switch (answer) {
      case Answer.Json json ->
          Map.of(
              "description",
              "Done.",
              "content",
              Map.of("application/json", Map.of("schema", schemas.of(json.type()))));
      case Answer.Table table ->
          Map.of(
              "description",
              "Done.",
              "content",
              Map.of(
                  "application/json", Map.of("schema", schemas.of(table.type())),
                  "text/csv", Map.of("schema", Map.of("type", "string")),
                  "application/jsonl", Map.of("schema", Map.of("type", "string"))));
      case Answer.Other other ->
          Map.of(
              "description",
              "Done.",
              "content",
              Map.of(other.mediaType(), Map.of("schema", Map.of("type", "string"))));
      case Answer.Empty _ -> Map.of("description", "Done.");
    };
  }

  private Map<String, Object> problem(Problem problem) {
    return Map.of(
        "description",
        problem.code(),
        "content",
        Map.of("application/json", Map.of("schema", schemas.of(ErrorAnswer.class))));
  }
}
