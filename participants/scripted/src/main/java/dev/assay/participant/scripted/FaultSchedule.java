package dev.assay.participant.scripted;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Decides which requests go wrong, and how.
@FunctionalInterface
public interface FaultSchedule {
  /// The fault of a request, absent when it is answered.
  Optional<Fault> fault(ScriptedRequest request);

  /// Every request is answered.
  static FaultSchedule none() {
    return request -> Optional.empty();
  }

  /// Every request goes wrong.
  static FaultSchedule always(Fault fault) {
    return request -> Optional.of(fault);
  }

  /// The first requests go wrong, in this order; all others are answered.
  static FaultSchedule first(Fault... faults) {
    List<Fault> order = List.of(faults);
    return request ->
        request.number() < order.size()
            ? Optional.of(order.get(request.number()))
            : Optional.empty();
  }

  /// Each request goes wrong with these probabilities. What happens depends only on the seed, the
  /// prompt and how often it came before, not on the order in which different prompts arrive.
  ///
  /// @param rates probability of each fault, in 0..1, with a sum of at most 1
  static FaultSchedule random(Map<Fault, Double> rates, long seed) {
    Map<Fault, Double> ordered = new TreeMap<>(rates);
    double sum = ordered.values().stream().mapToDouble(Double::doubleValue).sum();
    if (!(sum <= 1 + 1e-9) || ordered.values().stream().anyMatch(rate -> !(rate >= 0))) {
      throw new IllegalArgumentException(
          "fault rates are probabilities with a sum of at most 1: " + rates);
    }
    return request -> {
      long mixed = seed * 31 + request.prompt().hashCode();
      double draw = new SplittableRandom(mixed * 31 + request.occurrence()).nextDouble();
      for (Map.Entry<Fault, Double> entry : ordered.entrySet()) {
        draw -= entry.getValue();
        if (draw < 0) {
          return Optional.of(entry.getKey());
        }
      }
      return Optional.empty();
    };
  }

  /// Reads `429:0.1,cut:0.05`, names as [Fault#label] has them; empty means none.
  ///
  /// @throws IllegalArgumentException when a name or a rate is wrong; says which
  static FaultSchedule parse(String text, long seed) {
    Map<Fault, Double> rates = new TreeMap<>();
    for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
      int colon = entry.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("'" + entry + "' is not of the form fault:rate");
      }
      Fault fault = Fault.of(entry.substring(0, colon).strip());
      try {
        rates.merge(fault, Double.valueOf(entry.substring(colon + 1).strip()), Double::sum);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("the rate in '" + entry + "' is not a number", e);
      }
    }
    return random(rates, seed);
  }
}
