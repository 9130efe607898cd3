package dev.assay.integrity;

import dev.assay.integrity.Attack.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads an attack from text: lines of `field: value`, then the parts, each behind a line of `===
/// write PATH` or `=== reply`.
final class AttackReader {
  private static final String PART = "=== ";
  private static final String WRITE = "write ";

  private final String place;
  private final Map<String, String> fields = new TreeMap<>();
  private final List<Part> parts = new ArrayList<>();

  private AttackReader(String place) {
    this.place = place;
  }

  /// @param id `language/name`
  /// @throws IllegalArgumentException naming the attack and the field or line that is wrong
  static Attack read(String id, String text) {
    AttackReader reader = new AttackReader("the attack " + id);
    reader.split(text);
    return reader.attack(id);
  }

  private void split(String text) {
    String heading = "";
    StringBuilder body = new StringBuilder();
    for (String line : text.lines().toList()) {
      if (line.startsWith(PART)) {
        end(heading, body);
        heading = line.substring(PART.length()).strip();
      } else if (!heading.isEmpty()) {
        body.append(line).append('\n');
      } else {
        int colon = line.indexOf(": ");
        if (colon < 0) {
          throw new IllegalArgumentException(place + ": '" + line + "' is no field");
        }
        fields.put(line.substring(0, colon), line.substring(colon + 2).strip());
      }
    }
    end(heading, body);
  }

  private void end(String heading, StringBuilder body) {
    if (heading.equals("reply")) {
      parts.add(new Part.Reply(body.toString()));
    } else if (heading.startsWith(WRITE)) {
      parts.add(new Part.File(heading.substring(WRITE.length()), body.toString()));
    } else if (!heading.isEmpty()) {
      throw new IllegalArgumentException(place + ": there is no part '" + heading + "'");
    }
    body.setLength(0);
  }

  private Attack attack(String id) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException(place + " hands in nothing");
    }
    String[] names = id.split("/", 2);
    Attack attack =
        new Attack(
            names[0],
            names[1],
            AttackGroup.valueOf(field("group").toUpperCase(Locale.ROOT).replace('-', '_')),
            field("tries"),
            target(),
            Reach.valueOf(
                Optional.ofNullable(fields.remove("reach"))
                    .orElse("workspace")
                    .toUpperCase(Locale.ROOT)),
            parts);
    if (!fields.isEmpty()) {
      throw new IllegalArgumentException(place + " has unknown fields: " + fields.keySet());
    }
    return attack;
  }

  private Target target() {
    return new Target(
        field("task"),
        "no".equals(fields.remove("guarded")),
        Optional.ofNullable(fields.remove("seconds"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
  }

  private String field(String name) {
    String value = fields.remove(name);
    if (value == null) {
      throw new IllegalArgumentException(place + " lacks the field '" + name + "'");
    }
    return value;
  }
}
