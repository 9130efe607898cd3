package dev.assay.server;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what the server does, in the text form of Prometheus.
final class Metrics {
  private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
  private final LongAdder nanos = new LongAdder();

  void answered(String method, int status, long tookNanos) {
    requests
        .computeIfAbsent(
            "method=\"%s\",status=\"%d\"".formatted(method, status), _ -> new LongAdder())
        .increment();
    nanos.add(tookNanos);
  }

  /// @param gauges values of this moment, by name
  String text(Map<String, Number> gauges) {
    StringBuilder text = new StringBuilder();
    header(text, "assay_http_requests_total", "counter", "Requests answered.");
    requests.forEach((labels, count) ->
        text.append("assay_http_requests_total{%s} %d\n".formatted(labels, count.sum())));
    header(text, "assay_http_request_seconds_sum", "counter", "Time spent on them.");
    text.append("assay_http_request_seconds_sum %s\n".formatted(nanos.sum() / 1e9));
    gauges.forEach((name, value) -> {
      header(text, name, "gauge", "At this moment.");
      text.append(name).append(' ').append(value).append('\n');
    });
    Runtime runtime = Runtime.getRuntime();
    header(text, "assay_heap_bytes", "gauge", "Memory of the Java heap in use.");
    text.append("assay_heap_bytes %d\n".formatted(runtime.totalMemory() - runtime.freeMemory()));
    header(text, "assay_uptime_seconds", "gauge", "Since the start.");
    text.append(
        "assay_uptime_seconds %s\n"
            .formatted(ManagementFactory.getRuntimeMXBean().getUptime() / 1e3));
    return text.toString();
  }

  private static void header(StringBuilder text, String name, String type, String help) {
    text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
  }
}
