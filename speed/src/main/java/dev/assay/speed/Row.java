package dev.assay.speed;

/// One line of the table.
///
/// @param what is measured
/// @param value what came out, with its unit
/// @param peer what it is held against, measured in the same run; empty where there is nothing
/// @param ratio of the value to the peer's; empty where there is nothing
public record Row(String what, String value, String peer, String ratio) {
  /// A measurement that stands alone.
  static Row alone(String what, String value) {
    return new Row(what, value, "", "");
  }

  /// Two times, in nanoseconds; below one is faster than the peer.
  static Row times(String what, double nanos, String peer, double peerNanos) {
    return new Row(
        what,
        Quantity.time(nanos),
        peer + ": " + Quantity.time(peerNanos),
        Quantity.ratio(nanos / peerNanos));
  }

  /// Two rates, per second; above one is faster than the peer.
  static Row rates(String what, double rate, String peer, double peerRate) {
    return new Row(
        what,
        Quantity.rate(rate),
        peer + ": " + Quantity.rate(peerRate),
        Quantity.ratio(rate / peerRate));
  }
}
