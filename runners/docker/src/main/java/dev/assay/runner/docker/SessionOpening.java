package dev.assay.runner.docker;

import dev.assay.runner.Limits;
import dev.assay.runner.NetworkPolicy;
import dev.assay.runner.RunnerException;
import dev.assay.runner.SessionImage;
import dev.assay.runner.SessionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/// Makes a container and lays out its folders.
record SessionOpening(EngineClient engine, SessionSpec spec, DockerImages.Found image) {
  DockerSession open() throws IOException, RunnerException {
    if (spec.limits().diskBytes().isPresent() && copied() && !spec.allowWeakerIsolation()) {
      throw new RunnerException(
          "the docker runner cannot limit the disk space of session '%s', which has a copy of its image's folder"
              .formatted(spec.label()));
    }
    SessionContainer plan = new SessionContainer(spec, image.id());
    try (FolderArchive archive = FolderArchive.create()) {
      archive.addFolder("home");
      archive.addFolder("tmp");
      archive.add(spec.workspace(), "workspace", FolderArchive.Links.AS_THEY_ARE);
      Container container = Container.create(engine, plan.request());
      DockerSession session = new DockerSession(plan, image.name(), container, enforcement());
      OpenSessions.add(session);
      boolean complete = false;
      try {
        container.start();
        try (InputStream content = archive.open()) {
          container.extract(content, SessionContainer.ROOT);
        }
        complete = true;
        return session;
      } finally {
        if (!complete) {
          session.close();
        }
      }
    }
  }

  private boolean copied() {
    return spec.image() instanceof SessionImage.WithCopy;
  }

  private Map<String, String> enforcement() {
    Limits limits = spec.limits();
    Map<String, String> enforced = new TreeMap<>();
    enforced.put(
        "isolation",
        "container: user %d, read-only root, no capabilities, no new privileges, the engine's seccomp filter"
            .formatted(SessionContainer.USER));
    enforced.put("engine", engine.description());
    enforced.put("image", image.name() + " " + image.id());
    enforced.put(
        "network",
        spec.network() instanceof NetworkPolicy.Unrestricted
            ? "unrestricted"
            : "none but a loopback interface of its own");
    enforced.put("processes-ended", "all, with their PID namespace");
    enforced.put("wall-time", limits.wallTime().toString());
    enforced.put("output", limits.outputBytes() + " bytes a stream");
    limits
        .memoryBytes()
        .ifPresent(bytes -> enforced.put("memory", bytes + " bytes, files included, no swap"));
    limits.cpuCores().ifPresent(cores -> enforced.put("cpu", cores + " cores"));
    limits
        .diskBytes()
        .ifPresent(bytes ->
            enforced.put(
                "disk", copied() ? "not enforced" : bytes + " bytes, and as many in /tmp"));
    limits
        .processes()
        .ifPresent(count ->
            enforced.put(
                "processes",
                SessionContainer.processLimit(count) + " with threads and the engine's own two"));
    return enforced;
  }
}
