package dev.assay.cli;

import dev.assay.integrity.AttackResult;
import dev.assay.integrity.IntegrityObserver;

/// Shows a check of the attacks as it goes, on the error stream: a line per attack.
final class IntegrityProgress implements IntegrityObserver {
  private final Console console;
  private int planned;
  private int ended;

  IntegrityProgress(Console console) {
    this.console = console;
  }

  @Override
  public void planned(int attacks) {
    planned = attacks;
  }

  @Override
  public void ended(AttackResult result) {
    ended++;
    console
        .err()
        .println(
            "[%d/%d]  %s  %s/%s"
                .formatted(
                    ended,
                    planned,
                    IntegrityTable.mark(console, result.standing()),
                    result.attack().language(),
                    result.attack().name()));
  }
}
