package dev.assay.participant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Every kind of participant at hand, by the first part of its name.
public final class Participants {
  private final Map<String, ParticipantProvider> byPrefix = new TreeMap<>();

  /// @throws IllegalArgumentException when two providers claim the same prefix
  public Participants(Collection<? extends ParticipantProvider> providers) {
    for (ParticipantProvider provider : providers) {
      ParticipantProvider other = byPrefix.putIfAbsent(provider.prefix(), provider);
      if (other != null) {
        throw new IllegalArgumentException(
            "two kinds of participant are called '%s': %s and %s"
                .formatted(
                    provider.prefix(), other.getClass().getName(), provider.getClass().getName()));
      }
    }
  }

  /// Those on the class path, found with [ServiceLoader].
  public static Participants installed() {
    return new Participants(
        ServiceLoader.load(ParticipantProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /// Every kind, by prefix, for help texts.
  public List<ParticipantProvider> providers() {
    return List.copyOf(byPrefix.values());
  }

  /// Makes the participant that the specification names. Its prefix ends at the first slash.
  ///
  /// @throws ParticipantException when no kind has that prefix, or the kind cannot make it
  public Participant create(ParticipantSpec spec) throws ParticipantException {
    int slash = spec.name().indexOf('/');
    String prefix = slash < 0 ? spec.name() : spec.name().substring(0, slash);
    ParticipantProvider provider = byPrefix.get(prefix);
    if (provider == null) {
      throw new ParticipantException(
          "no kind of participant is called '%s' (in '%s'); there are:%n%s"
              .formatted(prefix, spec.name(), known()));
    }
    return provider.create(spec);
  }

  private String known() {
    return byPrefix.isEmpty()
        ? "  none: no participant module is on the class path"
        : byPrefix.values().stream()
            .map(provider -> "  " + provider.prefix() + ": " + provider.description())
            .collect(Collectors.joining(System.lineSeparator()));
  }
}
