package dev.assay.runner.sandbox;

import dev.assay.runner.SessionSpec;
import dev.assay.runner.process.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One session's sandbox on macOS: commands are started by `sandbox-exec` with a profile.
record SeatbeltConfinement(Path profile, Map<String, String> variables, Gaps gaps)
    implements Confinement {
  static final Path PROGRAM = Path.of("/usr/bin/sandbox-exec");

  /// @param folder of the session's own
  /// @param inherited the variables that commands would inherit from the lab
  static SeatbeltConfinement of(
      SessionSpec spec,
      Gaps gaps,
      FileView view,
      Path workspace,
      Path folder,
      Map<String, String> inherited)
      throws IOException {
    // The profile is beside the home, where no command can change it.
    SessionFolders folders = SessionFolders.in(Files.createDirectory(folder.resolve("home")));
    Map<String, String> variables = new HashMap<>(view.variables(inherited));
    variables.putAll(folders.variables(inherited));
    List<Path> writable = new ArrayList<>(List.of(workspace, folders.home()));
    List.of("null", "zero", "random", "urandom")
        .forEach(device -> writable.add(Path.of("/dev", device)));
    List<Path> readable = view.readable(inherited, List.of(workspace, folder));
    SandboxPolicy policy =
        new SandboxPolicy(writable, readable, spec.network(), SandboxPolicy.BLOCKED_CALLS);
    return new SeatbeltConfinement(
        Files.writeString(folder.resolve("profile.sb"), SeatbeltProfile.of(policy)),
        Map.copyOf(variables),
        gaps);
  }

  @Override
  public List<String> wrapper() {
    return List.of(PROGRAM.toString(), "-f", profile.toString());
  }

  @Override
  public Map<String, String> enforcement() {
    Map<String, String> enforced = new TreeMap<>();
    enforced.put("isolation", gaps.reasons().isEmpty() ? "sandbox" : "sandbox, weaker than asked");
    enforced.put("seatbelt", "profile");
    gaps.reasons().keySet().forEach(gap -> enforced.put(gap, Gaps.NOT_ENFORCED));
    return enforced;
  }
}
