package dev.assay.speed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What the figures depend on beside Assay itself.
final class Facts {
  private static final int SYNCS = 200;

  private Facts() {}

  static Map<String, String> collect(Setting setting) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processor", processor());
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("JDK", System.getProperty("java.vendor") + " " + Runtime.version());
    Samples sync = DiskSync.measure(setting.scratch(), setting.scaled(SYNCS));
    facts.put(
        "disk, 4 KiB appended and synced",
        "median %s, 90th percentile %s"
            .formatted(Quantity.time(sync.median()), Quantity.time(sync.percentile(90))));
    if (setting.scale() != 1) {
      facts.put("trial", "all counts scaled by " + setting.scale());
    }
    return facts;
  }

  /// When a section was measured, and how busy the machine was before.
  static String ofNow() {
    return "Measured on %s; the load before was %s."
        .formatted(LocalDate.now(ZoneOffset.UTC), load());
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(file)) {
      return String.valueOf(System.getProperty("os.arch"));
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseGet(() -> String.valueOf(System.getProperty("os.arch")));
  }

  /// Above the number of cores, others had a part in the figures.
  private static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "not known" : String.format(Locale.ROOT, "%.1f", load);
  }
}
