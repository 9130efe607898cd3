package dev.assay.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server, as a process of its own.
record Served(Process process, URI address) implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*(\\d+)");

  /// Assay's own, over the runs in a folder.
  static Served assay(Setting setting, Path runs) throws IOException {
    Process process =
        new ProcessBuilder(
                setting.assay(), "serve", "--port=0", "--json", "--output-dir", runs.toString())
            .directory(setting.scratch().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said = process.inputReader();
    StringBuilder text = new StringBuilder();
    while (true) {
      String line = said.readLine();
      if (line == null) {
        throw new IOException("assay serve ended: " + text);
      }
      Matcher port = PORT.matcher(text.append(line));
      if (port.find()) {
        return new Served(process, URI.create("http://127.0.0.1:" + port.group(1)));
      }
    }
  }

  /// How long an answer takes, from the request to its last byte.
  long nanos(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var _ = get(path);
    return System.nanoTime() - start;
  }

  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofMinutes(2)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /// The median of so many answers one after the other.
  double median(String path, int count) throws IOException, InterruptedException {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nanos.add(nanos(path));
    }
    return new Samples(nanos).median();
  }

  /// Answers a second, with so many requests on their way at once for that long.
  double rate(String path, int atOnce, Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < atOnce; i++) {
        counts.add(
            threads.submit(() -> {
              int count = 0;
              while (System.nanoTime() < end) {
                var _ = get(path);
                count++;
              }
              return count;
            }));
      }
      long total = 0;
      for (Future<Integer> count : counts) {
        total += count.get();
      }
      return total / (time.toNanos() / 1e9);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
