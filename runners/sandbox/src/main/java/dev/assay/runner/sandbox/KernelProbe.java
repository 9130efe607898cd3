package dev.assay.runner.sandbox;

import dev.assay.runner.FolderRemoval;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.TemporaryFolders;
import dev.assay.runner.process.CFunction.CallException;
import dev.assay.runner.process.LocalSessions;
import dev.assay.runner.process.ThrowAwayThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds out what the kernel gives by trying it.
final class KernelProbe {
  private KernelProbe() {}

  /// Those of this machine and user, found out once.
  static KernelFeatures here() {
    return Here.FEATURES;
  }

  private static final class Here {
    static final KernelFeatures FEATURES = probe();
  }

  private static KernelFeatures probe() {
    String release = System.getProperty("os.version", "");
    if (!System.getProperty("os.name").equals("Linux") || !LocalSessions.canConfine()) {
      return new KernelFeatures(
          release,
          0,
          false,
          Optional.empty(),
          false,
          "this is no Linux that processes can be confined on",
          false,
          ControlGroupMounts.none());
    }
    Optional<Architecture> architecture = Architecture.here();
    String obstacle = namespaceObstacle();
    return new KernelFeatures(
        release,
        Math.max(0, LandlockRuleset.abi()),
        architecture.isPresent() && filters(architecture.get()),
        architecture,
        obstacle.isEmpty(),
        obstacle,
        !Capabilities.exemptFromProcessCount(),
        ControlGroupMounts.find());
  }

  private static boolean filters(Architecture architecture) {
    SandboxPolicy policy =
        new SandboxPolicy(
            List.of(), List.of(), new NetworkPolicy.Disabled(), SandboxPolicy.BLOCKED_CALLS);
    try {
      ThrowAwayThread.make(
          List.of(
              SandboxConfinement.noNewPrivileges(),
              SandboxConfinement.filter(SeccompFilter.toNative(policy, architecture))));
      return true;
    } catch (CallException e) {
      return false;
    }
  }

  private static String namespaceObstacle() {
    if (!Capabilities.present()) {
      return "only root may make them, with the capabilities SYS_ADMIN and SETPCAP";
    }
    try {
      Path folder = TemporaryFolders.create("probe");
      try (ScratchSpace scratch = ScratchSpace.make(OptionalLong.empty())) {
        Path workspace = Files.createDirectory(folder.resolve("workspace"));
        Namespaces.make(workspace, SessionFolders.in(folder), scratch, List.of(), true, true)
            .close();
        ThrowAwayThread.make(Capabilities.drop());
        return "";
      } finally {
        FolderRemoval.remove(folder);
      }
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
