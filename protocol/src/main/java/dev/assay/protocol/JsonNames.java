package dev.assay.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names on the wire, made of names in Java.
final class JsonNames {
  private JsonNames() {}

  /// `toolArgsHash`, `ToolCall` and `API_ERROR` as `tool_args_hash`, `tool_call` and `api_error`.
  static String snakeCase(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /// `SEARCH_RESULTS` as `SearchResults`.
  static String pascalCase(String constant) {
    return Arrays.stream(constant.split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
