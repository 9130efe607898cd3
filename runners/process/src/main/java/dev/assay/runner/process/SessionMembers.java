package dev.assay.runner.process;

import dev.assay.runner.process.ProcessOwners.Claim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the living processes of a session again and again. Whose a process is that the lab's tree
/// did not bring forth is asked once.
final class SessionMembers {
  private final Claim claim;
  private Set<ProcessEntry.Identity> foreign = Set.of();

  SessionMembers(Claim claim) {
    this.claim = claim;
  }

  /// Their numbers.
  synchronized List<Integer> alive() {
    List<Integer> members = new ArrayList<>();
    Set<ProcessEntry.Identity> others = new HashSet<>();
    ProcessTable table = new ProcessTable();
    for (int number : ProcessTable.numbers()) {
      ProcessEntry process = table.find(number).filter(entry -> !entry.ended()).orElse(null);
      if (process == null) {
        continue;
      }
      if (foreign.contains(process.identity())) {
        others.add(process.identity());
      } else if (ProcessOwners.LAB.owns(claim, process, table)) {
        members.add(number);
      } else if (!ProcessOwners.descendsFromLab(process, table)) {
        others.add(process.identity());
      }
    }
    foreign = others;
    return members;
  }
}
