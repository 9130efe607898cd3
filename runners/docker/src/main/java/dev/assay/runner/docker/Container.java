package dev.assay.runner.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One container of an engine, by its id.
record Container(EngineClient engine, String id) {
  private static final String SESSION_USER = SessionContainer.USER + ":" + SessionContainer.USER;
  private static final String ROOT_USER = "0:0";
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final int SHORT_ID = 12;

  /// A command that the engine started in a container.
  ///
  /// @param output its streams, in frames
  record Started(String exec, Response output) {}

  /// How a command ended.
  ///
  /// @param running whether it has not
  /// @param started whether there ever was a process
  record State(boolean running, boolean started, int status) {}

  static Container create(EngineClient engine, ObjectNode request) throws IOException {
    return new Container(engine, engine.post("/containers/create", request).path("Id").asString());
  }

  /// The id as people see it.
  String shortId() {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }

  private String path(String rest) {
    return "/containers/" + id + rest;
  }

  void start() throws IOException {
    engine.post(path("/start"));
  }

  /// Waits for the container's own command, and tells its exit status.
  int await() throws IOException {
    return engine.post(path("/wait")).path("StatusCode").asInt(-1);
  }

  /// Kills every process and starts anew. The kernel ends all processes of a PID namespace with its
  /// first one, and says so when none is left.
  void restart() throws IOException {
    engine.post(path("/restart?t=0"));
  }

  void pause() throws IOException {
    engine.post(path("/pause"));
  }

  void unpause() throws IOException {
    engine.post(path("/unpause"));
  }

  /// Kills every process and removes the container with its volume. It may be gone already.
  void remove() throws IOException {
    try {
      engine.delete(path("?force=1&v=1"));
    } catch (EngineException e) {
      if (!e.absent()) {
        throw e;
      }
    }
  }

  JsonNode inspect() throws IOException {
    return engine.get(path("/json"));
  }

  /// The processes and threads there are; -1 when the engine does not say.
  long processes() throws IOException {
    return engine
        .get(path("/stats?stream=false&one-shot=true"))
        .path("pids_stats")
        .path("current")
        .asLong(-1);
  }

  /// Lays the content of an archive over that of a folder. A folder takes no link's or file's
  /// place, nor a file a folder's.
  void extract(InputStream archive, String folder) throws IOException {
    engine.put(
        path("/archive")
            + EngineClient.query(Map.of("path", folder, "noOverwriteDirNonDir", "true")),
        archive);
  }

  /// Starts a command as the session's user, in the workspace.
  Started start(List<String> arguments, Map<String, String> environment) throws IOException {
    return start(arguments, environment, SESSION_USER);
  }

  /// Starts a command of ours as root, without capabilities: out of reach of the session's user.
  Started startOwn(List<String> arguments) throws IOException {
    return start(arguments, Map.of(), ROOT_USER);
  }

  private Started start(List<String> arguments, Map<String, String> environment, String user)
      throws IOException {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("AttachStdout", true).put("AttachStderr", true).put("User", user);
    request.put("WorkingDir", SessionContainer.WORKSPACE);
    ArrayNode command = request.putArray("Cmd");
    arguments.forEach(command::add);
    ArrayNode variables = request.putArray("Env");
    environment.forEach((name, value) -> variables.add(name + "=" + value));
    String exec = engine.post(path("/exec"), request).path("Id").asString();
    ObjectNode attached = JsonNodeFactory.instance.objectNode();
    attached.put("Detach", false).put("Tty", false);
    return new Started(exec, engine.open("/exec/" + exec + "/start", attached));
  }

  /// How a command ended whose streams have. The engine ends those a moment before it says so.
  State ended(String exec) throws IOException, InterruptedException {
    long start = System.nanoTime();
    State state = state(exec);
    for (int pause = 1;
        state.running() && System.nanoTime() - start < SETTLING.toNanos();
        pause *= 2) {
      Thread.sleep(pause);
      state = state(exec);
    }
    return state;
  }

  State state(String exec) throws IOException {
    JsonNode state = engine.get("/exec/" + exec + "/json");
    return new State(
        state.path("Running").asBoolean(false),
        state.path("Pid").asInt(0) > 0,
        state.path("ExitCode").asInt(-1));
  }
}
