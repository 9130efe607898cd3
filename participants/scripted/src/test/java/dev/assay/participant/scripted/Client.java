package dev.assay.participant.scripted;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Asks an endpoint as any HTTP client would.
record Client(URI baseUrl) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse<String> ask(String prompt) throws IOException, InterruptedException {
    return post(
        """
        {"model":"scripted","stream":true,"stream_options":{"include_usage":true},
         "messages":[{"role":"user","content":"%s"}]}
        """
            .formatted(prompt));
  }

  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
            .header("Authorization", "Bearer a-key")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(baseUrl + path)).build(), BodyHandlers.ofString());
  }
}
