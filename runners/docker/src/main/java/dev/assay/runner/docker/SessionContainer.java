package dev.assay.runner.docker;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.SessionImage;
import dev.assay.runner.SessionSpec;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the engine is asked for: a container that only waits, for commands to run beside.
///
/// Its root is read-only. What commands may write is one volume, with the workspace, a home and a
/// folder for temporary files; with a limit of disk space that volume is memory of this size.
record SessionContainer(SessionSpec spec, String image) {
  /// The number of the user and of the group that commands run as.
  static final int USER = 1000;

  /// What commands may write.
  static final String ROOT = "/session";

  static final String WORKSPACE = ROOT + "/workspace";
  static final String HOME = ROOT + "/home";
  static final String TEMPORARY = ROOT + "/tmp";

  /// Those that wait in every container: the engine's init and what it started.
  static final int OWN_PROCESSES = 2;

  /// To start a command the engine needs some threads in the container for a moment.
  private static final int FEWEST_PROCESSES = 16;

  private static final long SHARED_MEMORY = 64L << 20;
  private static final long NANO = 1_000_000_000L;

  /// The processes and threads that there may be at once, for that many of the session's own.
  static int processLimit(int own) {
    return Math.max(FEWEST_PROCESSES, own + OWN_PROCESSES);
  }

  /// The label with the session's own label.
  static final String SESSION_LABEL = "dev.assay.session";

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode request() {
    ObjectNode request = waiting();
    ObjectNode host = (ObjectNode) request.get("HostConfig");
    Limits limits = spec.limits();
    limits.memoryBytes().ifPresent(bytes -> host.put("Memory", bytes).put("MemorySwap", bytes));
    limits.cpuCores().ifPresent(cores -> host.put("NanoCpus", Math.round(cores * NANO)));
    limits.processes().ifPresent(count -> host.put("PidsLimit", processLimit(count)));
    host.put("ShmSize", Math.min(SHARED_MEMORY, limits.diskBytes().orElse(SHARED_MEMORY)));
    host.putObject("Tmpfs")
        .put(
            "/tmp",
            "rw,exec,nosuid,nodev,mode=1777"
                + (limits.diskBytes().isPresent()
                    ? ",size=" + limits.diskBytes().getAsLong()
                    : ""));
    ArrayNode mounts = host.putArray("Mounts").add(volume());
    if (spec.image() instanceof SessionImage.WithCopy copy) {
      mounts.add(mount(copy.copy(), copy.folder()));
      mounts.add(mount(copy.copy(), WORKSPACE + "/" + copy.name()));
    }
    host.putArray("Ulimits").addObject().put("Name", "core").put("Soft", 0).put("Hard", 0);
    return request;
  }

  /// A container that keeps the volume of another one mounted while that is started anew: memory
  /// that nobody mounts is lost.
  ObjectNode keeper(String container) {
    ObjectNode request = waiting();
    ((ObjectNode) request.get("HostConfig"))
        .put("NetworkMode", "none")
        .putArray("VolumesFrom")
        .add(container + ":ro");
    return request;
  }

  private ObjectNode waiting() {
    ObjectNode request = object();
    request.put("Image", image).put("User", USER + ":" + USER).put("WorkingDir", ROOT);
    request.put("StopSignal", "SIGKILL");
    request.putArray("Entrypoint").add("sleep");
    request.putArray("Cmd").add("2147483647");
    ObjectNode labels = request.putObject("Labels");
    labels.put(ContainerOwner.LABEL, ContainerOwner.self().label());
    labels.put(SESSION_LABEL, spec.label());
    ObjectNode host = request.putObject("HostConfig");
    host.put("Init", true).put("ReadonlyRootfs", true).put("NetworkMode", networkMode());
    host.put("IpcMode", "private");
    host.putArray("CapDrop").add("ALL");
    host.putArray("SecurityOpt").add("no-new-privileges:true");
    host.putObject("LogConfig").put("Type", "none");
    return request;
  }

  private String networkMode() {
    return spec.network() instanceof NetworkPolicy.Unrestricted ? "bridge" : "none";
  }

  private static ObjectNode mount(String volume, String target) {
    ObjectNode mount = object();
    mount.put("Type", "volume").put("Source", volume).put("Target", target);
    mount.putObject("VolumeOptions").put("NoCopy", true);
    return mount;
  }

  private ObjectNode volume() {
    ObjectNode mount = object();
    mount.put("Type", "volume").put("Target", ROOT);
    ObjectNode options = mount.putObject("VolumeOptions");
    options.put("NoCopy", true);
    options.putObject("Labels").put(ContainerOwner.LABEL, ContainerOwner.self().label());
    if (spec.limits().diskBytes().isPresent()) {
      options
          .putObject("DriverConfig")
          .put("Name", "local")
          .putObject("Options")
          .put("type", "tmpfs")
          .put("device", "tmpfs")
          .put(
              "o",
              "size=%d,mode=0755,uid=%d,gid=%d,nosuid,nodev"
                  .formatted(spec.limits().diskBytes().getAsLong(), USER, USER));
    }
    return mount;
  }

  /// The variables of a command.
  Map<String, String> environment(Map<String, String> command) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("HOME", HOME);
    variables.put("TMPDIR", TEMPORARY);
    variables.putAll(spec.environment());
    variables.putAll(command);
    return variables;
  }
}
