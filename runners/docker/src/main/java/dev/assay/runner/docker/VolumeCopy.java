package dev.assay.runner.docker;

import dev.assay.runner.FolderCopy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.SessionImage;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A volume that the engine has filled from a folder of an image. A container of that image, with
/// no right but to change owners, has given it to the user of sessions.
record VolumeCopy(EngineClient engine, SessionImage.WithCopy image) implements FolderCopy {
  private static final int EMPTY = 3;

  /// Of a folder that is not in the image, the engine makes an empty one.
  private static final String SCRIPT =
      "[ -n \"$(ls -A \"$1\")\" ] || exit %d; exec chown -hR %d:%d \"$1\""
          .formatted(EMPTY, SessionContainer.USER, SessionContainer.USER);

  static VolumeCopy make(EngineClient engine, String reference, String folder, String name)
      throws IOException, RunnerException {
    String volume = "assay-%016x".formatted(ThreadLocalRandom.current().nextLong());
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("Name", volume);
    request.putObject("Labels").put(ContainerOwner.LABEL, ContainerOwner.self().label());
    engine.post("/volumes/create", request);
    VolumeCopy copy =
        new VolumeCopy(engine, new SessionImage.WithCopy(reference, folder, name, volume));
    OpenSessions.add(copy);
    boolean complete = false;
    try {
      copy.fill();
      complete = true;
      return copy;
    } finally {
      if (!complete) {
        copy.close();
      }
    }
  }

  private void fill() throws IOException, RunnerException {
    Container container = Container.create(engine, request());
    try {
      container.start();
      int status = container.await();
      if (status == EMPTY) {
        throw new RunnerException(
            "image %s has no folder %s, or nothing in it"
                .formatted(image.reference(), image.folder()));
      }
      if (status != 0) {
        throw new RunnerException(
            "%s of image %s could not be given to the user of sessions: exit status %d"
                .formatted(image.folder(), image.reference(), status));
      }
    } finally {
      container.remove();
    }
  }

  private ObjectNode request() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("Image", image.reference()).put("User", "0:0");
    request.putArray("Entrypoint").add("/bin/sh");
    request.putArray("Cmd").add("-c").add(SCRIPT).add("sh").add(image.folder());
    ObjectNode labels = request.putObject("Labels");
    labels.put(ContainerOwner.LABEL, ContainerOwner.self().label());
    labels.put(SessionContainer.SESSION_LABEL, "copy of " + image.folder());
    ObjectNode host = request.putObject("HostConfig");
    host.put("ReadonlyRootfs", true).put("NetworkMode", "none");
    host.putArray("CapDrop").add("ALL");
    host.putArray("CapAdd").add("CHOWN").add("DAC_READ_SEARCH");
    host.putArray("SecurityOpt").add("no-new-privileges:true");
    host.putObject("LogConfig").put("Type", "none");
    ObjectNode mount = host.putArray("Mounts").addObject();
    mount.put("Type", "volume").put("Source", image.copy()).put("Target", image.folder());
    return request;
  }

  @Override
  public void close() {
    try {
      LeftOverContainers.removeVolume(engine, image.copy());
    } catch (IOException e) {
      throw new IllegalStateException(
          "the volume %s could not be removed: %s; assay doctor --clean removes it once this process has ended"
              .formatted(image.copy(), e.getMessage()),
          e);
    } finally {
      OpenSessions.remove(this);
    }
  }
}
