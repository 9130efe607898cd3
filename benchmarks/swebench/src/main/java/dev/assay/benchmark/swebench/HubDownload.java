package dev.assay.benchmark.swebench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Fetches one file of a hub. What a cut connection has brought is kept, also for the next process,
/// and the file appears whole and with the hub's checksum or not at all.
///
/// @param address of the file on the hub
/// @param target where it goes
record HubDownload(URI address, Path target) {
  private static final int TRIES = 5;
  private static final int REDIRECTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// @throws IOException when it cannot be had; names the address
  void fetch() throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder()
            .proxy(ProxySelector.getDefault())
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      HubFile file = described(client);
      // Another version of the file has another name, so that no two are ever mixed.
      Path part = target.resolveSibling(target.getFileName() + "." + file.checksum() + ".part");
      for (int tries = 1; size(part) < file.bytes(); tries++) {
        try {
          append(client, file, part);
        } catch (IOException e) {
          if (tries == TRIES) {
            throw new IOException(
                "%s broke off %d times, lastly at %d of %d bytes (%s); another try goes on there"
                    .formatted(address, TRIES, size(part), file.bytes(), said(e)),
                e);
          }
        }
      }
      if (!file.isWhole(part)) {
        Files.delete(part);
        throw new IOException(
            "what came from %s has not the checksum that the hub tells; it was thrown away"
                .formatted(address));
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Asks the hub what the file is, and where its bytes are.
  private HubFile described(HttpClient client) throws IOException, InterruptedException {
    URI asked = address;
    for (int i = 0; i < REDIRECTS; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(asked)
              .timeout(PATIENCE)
              .method("HEAD", HttpRequest.BodyPublishers.noBody())
              .build();
      HttpResponse<Void> response = send(client, request, BodyHandlers.discarding());
      URI next = location(response, asked);
      boolean moved = response.statusCode() / 100 == 3;
      if (moved && response.headers().firstValue(HubFile.LINKED_CHECKSUM).isEmpty()) {
        asked = next;
      } else if (moved || response.statusCode() == 200) {
        return HubFile.of(response.headers(), next);
      } else {
        throw new IOException(asked + " answered with status " + response.statusCode());
      }
    }
    throw new IOException(address + " leads from one address to the next");
  }

  private void append(HttpClient client, HubFile file, Path part)
      throws IOException, InterruptedException {
    URI asked = file.bytesAt();
    for (int i = 0; i < REDIRECTS; i++) {
      long from = size(part);
      HttpRequest request =
          HttpRequest.newBuilder(asked)
              .timeout(PATIENCE)
              .header("Range", "bytes=" + from + "-")
              .build();
      HttpResponse<InputStream> response = send(client, request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        switch (response.statusCode()) {
          case 200 -> copy(in, part, file.bytes(), StandardOpenOption.TRUNCATE_EXISTING);
          case 206 -> copy(in, part, file.bytes() - from, StandardOpenOption.APPEND);
          case 301, 302, 303, 307, 308 -> {
            asked = location(response, asked);
            continue;
          }
          default ->
              throw new IOException(asked + " answered with status " + response.statusCode());
        }
      }
      if (size(part) < file.bytes()) {
        throw new IOException("the answer ended too early");
      }
      return;
    }
    throw new IOException(address + " leads from one address to the next");
  }

  /// Never more than was told, whatever comes.
  private static void copy(InputStream in, Path part, long most, StandardOpenOption how)
      throws IOException {
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      byte[] buffer = new byte[1 << 16];
      long left = most;
      for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
        out.write(buffer, 0, Math.toIntExact(Math.min(read, left)));
        left -= read;
      }
    }
  }

  private static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new IOException("%s cannot be reached (%s)".formatted(request.uri(), said(e)), e);
    }
  }

  private static URI location(HttpResponse<?> response, URI asked) throws IOException {
    try {
      return response.headers().firstValue("Location").map(asked::resolve).orElse(asked);
    } catch (IllegalArgumentException e) {
      throw new IOException(asked + " leads to what is no address", e);
    }
  }

  private static String said(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
