package tests;

/// All tests of the channels.
final class Main {
  public static void main(String[] arguments) throws InterruptedException {
    Suite suite = new Suite();
    ChannelTests.addTo(suite);
    SelectTests.addTo(suite);
    StressTests.addTo(suite);
    suite.runAndExit();
  }
}
