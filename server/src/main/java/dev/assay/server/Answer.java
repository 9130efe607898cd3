package dev.assay.server;

import java.lang.reflect.Type;

/// What an operation answers with when it succeeds.
sealed interface Answer {
  int status();

  /// A JSON body.
  ///
  /// @param type of the value that is written
  record Json(int status, Type type) implements Answer {}

  /// A JSON body, or the rows of it as a table or a JSON object a line, as `format` asks.
  record Table(Type type) implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  /// A body in some other form.
  ///
  /// @param mediaType without parameters: `text/plain`
  record Other(int status, String mediaType) implements Answer {}

  /// No body.
  record Empty(int status) implements Answer {}

  static Answer json(Type type) {
    return new Json(200, type);
  }
}
