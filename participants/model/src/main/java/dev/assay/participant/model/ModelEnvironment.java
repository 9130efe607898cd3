package dev.assay.participant.model;

import dev.assay.participant.ParticipantException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What environment variables say about an endpoint. A blank variable counts as not set.
final class ModelEnvironment {
  private final Map<String, String> variables;

  ModelEnvironment(Map<String, String> variables) {
    this.variables = variables;
  }

  /// The base URL that the first of these variables sets, else the fallback; without slashes at its
  /// end.
  ///
  /// @throws ParticipantException when it is not an address that can be used
  URI baseUrl(List<String> names, String fallback) throws ParticipantException {
    for (String name : names) {
      String value = text(name);
      if (!value.isEmpty()) {
        return parse(name, value);
      }
    }
    return URI.create(fallback);
  }

  /// The key in a variable, absent when it is not set.
  ///
  /// @throws ParticipantException when it cannot be a key; does not repeat it
  Optional<ApiKey> key(String name) throws ParticipantException {
    String value = text(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ApiKey(value));
    } catch (IllegalArgumentException e) {
      throw new ParticipantException(name + " cannot be used: " + e.getMessage());
    }
  }

  /// The key in a variable.
  ///
  /// @throws ParticipantException when it is not set, or cannot be a key
  ApiKey requiredKey(String name) throws ParticipantException {
    return key(name)
        .orElseThrow(() ->
            new ParticipantException(
                "%s is not set: export it in the shell, or put the line %s=… into the file .env"
                        .formatted(name, name)
                    + " of the working directory"));
  }

  /// Whether what is sent there stays on this machine or is encrypted.
  static boolean confidential(URI url) {
    if (url.getScheme().equalsIgnoreCase("https")) {
      return true;
    }
    String host = url.getHost();
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
    try {
      return literal && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private String text(String name) {
    return variables.getOrDefault(name, "").strip();
  }

  private static URI parse(String name, String value) throws ParticipantException {
    try {
      URI url = new URI(value.replaceAll("/+$", ""));
      String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https"))
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The message would repeat the value, which may hold a password.
    }
    throw new ParticipantException(
        name
            + " is not a base URL: it should look like https://host/v1, with neither user,"
            + " query nor fragment");
  }
}
