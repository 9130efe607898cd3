package dev.assay.cli;

import picocli.CommandLine.IVersionProvider;

/// The program's version, as the build wrote it into the jar's manifest.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"assay " + current()};
  }

  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
