package tests;

/// All tests of the memory.
final class Main {
  public static void main(String[] arguments) throws InterruptedException {
    Suite suite = new Suite();
    RunTests.addTo(suite);
    WaitTests.addTo(suite);
    NestingTests.addTo(suite);
    StressTests.addTo(suite);
    suite.runAndExit();
  }
}
