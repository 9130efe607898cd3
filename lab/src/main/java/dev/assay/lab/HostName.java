package dev.assay.lab;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// The name of this machine, for the record.
final class HostName {
  private HostName() {}

  static String current() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
