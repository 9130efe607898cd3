package dev.assay.server;

import io.javalin.http.Context;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A request of which the parameters were checked, and its answer.
final class Exchange {
  private final Operation operation;
  private final Context context;

  private Exchange(Operation operation, Context context) {
    this.operation = operation;
    this.context = context;
  }

  /// @throws ApiException when a parameter is unknown or not what it has to be
  static Exchange of(Operation operation, Context context) throws ApiException {
    Exchange exchange = new Exchange(operation, context);
    Set<String> known =
        operation.parameters().stream()
            .filter(each -> each.place() == Parameter.Place.QUERY)
            .map(Parameter::name)
            .collect(Collectors.toSet());
    for (String given : context.queryParamMap().keySet()) {
      if (!known.contains(given)) {
        throw ApiException.badRequest(
            "there is no parameter '%s' here; %s"
                .formatted(
                    given,
                    known.isEmpty() ? "it takes none" : "there are " + String.join(", ", known)));
      }
    }
    for (Parameter parameter : operation.parameters()) {
      Optional<String> value = exchange.raw(parameter);
      if (value.isPresent()) {
        parameter.check(value.get());
      }
    }
    return exchange;
  }

  private Optional<String> raw(Parameter parameter) {
    return switch (parameter.place()) {
      case PATH -> Optional.of(context.pathParam(parameter.name()));
      case QUERY ->
          Optional.ofNullable(context.queryParam(parameter.name()))
              .filter(value -> !value.isEmpty());
    };
  }

  private Parameter declared(String name) {
    return operation.parameters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(operation.path() + " declares no parameter " + name));
  }

  /// The parameter's text, if the request has one.
  Optional<String> optional(String name) {
    return raw(declared(name));
  }

  /// The parameter's text, empty where the request has none.
  String text(String name) {
    return optional(name).orElse("");
  }

  /// The parameter's number, or the one that it stands for when it is left out.
  long number(String name) {
    Parameter parameter = declared(name);
    if (!(parameter.form() instanceof Parameter.Form.Whole form)) {
      throw new IllegalArgumentException(name + " is no number");
    }
    return raw(parameter).map(Long::parseLong).orElse(form.fallback());
  }

  /// A header of the request.
  Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /// A cookie of the request.
  Optional<String> cookie(String name) {
    return Optional.ofNullable(context.cookie(name));
  }

  /// The body's JSON object.
  ///
  /// @throws ApiException when it is none
  FieldReader body() throws ApiException {
    String type = Optional.ofNullable(context.contentType()).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new ApiException(
          Problem.UNSUPPORTED_TYPE, "the body has to be application/json, not '" + type + "'");
    }
    try {
      JsonNode tree = ApiJson.read(context.bodyAsBytes());
      if (!tree.isObject()) {
        throw ApiException.badRequest("the body has to be a JSON object");
      }
      return FieldReader.of(tree);
    } catch (JacksonException e) {
      throw ApiException.badRequest("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  /// Answers as the operation says.
  void json(Object value) {
    context
        .status(operation.answer().status())
        .contentType("application/json")
        .result(ApiJson.bytes(value));
  }

  void text(String mediaType, String text) {
    context
        .status(operation.answer().status())
        .contentType(mediaType + "; charset=utf-8")
        .result(text.getBytes(StandardCharsets.UTF_8));
  }

  void empty() {
    context.status(operation.answer().status());
  }

  /// Begins an answer that is written bit by bit.
  void begin() {
    if (!(operation.answer() instanceof Answer.Other(int status, String mediaType))) {
      throw new IllegalArgumentException(operation.path() + " declares no such answer");
    }
    context.status(status).contentType(mediaType + "; charset=utf-8");
  }

  void stream(int status, String contentType, InputStream body) {
    context.status(status).contentType(contentType).result(body);
  }

  void answerHeader(String name, String value) {
    context.header(name, value);
  }

  Context context() {
    return context;
  }
}
