package dev.assay.patch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what had to be put right, once each, and no more of it than a person reads.
final class Repairs {
  private static final int MOST = 100;

  private final Set<String> repairs = new LinkedHashSet<>();
  private int more;

  void add(String repair) {
    if (repairs.size() < MOST) {
      repairs.add(repair);
    } else if (!repairs.contains(repair)) {
      more++;
    }
  }

  List<String> list() {
    List<String> list = new ArrayList<>(repairs);
    if (more > 0) {
      list.add("and " + more + " more");
    }
    return list;
  }
}
