package dev.assay.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A leaderboard as dashboards of the field have it: FastAPI over SQLite, in a virtual environment
/// of its own that is kept for the next time. Its query is over one row for each model of a run, so
/// that it has less to add up than one over attempts.
///
/// @param environment has the packages
record FastApi(VirtualEnvironment environment) {
  private static final List<String> PACKAGES = List.of("fastapi==0.165.0", "uvicorn==0.54.0");

  private static final String APPLICATION =
      """
      import random, sqlite3, socket, sys
      import uvicorn
      from fastapi import FastAPI
      runs, models = int(sys.argv[1]), int(sys.argv[2])
      database = sqlite3.connect("leaderboard.db", check_same_thread=False)
      database.execute("PRAGMA journal_mode = WAL")
      database.execute("CREATE TABLE results (run_id TEXT, model TEXT, attempts INTEGER, passed INTEGER,"
                       " cost REAL, duration REAL)")
      database.execute("CREATE INDEX results_by_model ON results (model)")
      chance = random.Random(1)
      database.executemany("INSERT INTO results VALUES (?, ?, 20, ?, ?, ?)",
          ((f"run_{r}", f"openrouter/some/model-{m:02d}", chance.randrange(21), chance.random(), chance.random())
           for r in range(runs) for m in range(models)))
      database.commit()
      QUERY = '''
          WITH ranked AS (
            SELECT model, run_id, 1.0 * passed / attempts AS accuracy, cost, duration,
              row_number() OVER (PARTITION BY model ORDER BY 1.0 * passed / attempts DESC, rowid DESC) AS place
            FROM results),
          totals AS (SELECT model, sum(attempts) AS attempts, sum(passed) AS passed FROM results GROUP BY model)
          SELECT model, attempts, passed, run_id, accuracy, cost, duration
          FROM totals JOIN ranked USING (model) WHERE place = 1 ORDER BY accuracy DESC'''
      app = FastAPI()
      @app.get("/leaderboard")
      def leaderboard():
          names = ("model", "attempts", "passed", "best_run", "accuracy", "cost", "duration")
          return {"standings": [dict(zip(names, row)) for row in database.execute(QUERY)]}
      listener = socket.socket()
      listener.bind(("127.0.0.1", 0))
      listener.listen(1024)
      print(listener.getsockname()[1], flush=True)
      uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run(sockets=[listener])
      """;

  static FastApi of(Setting setting) {
    return new FastApi(
        new VirtualEnvironment(setting.home().resolve("speed/target/fastapi"), PACKAGES));
  }

  /// @throws IOException when it is not there and cannot be installed
  void ensureInstalled(Setting setting) throws IOException, InterruptedException {
    environment.ensureInstalled(setting, "python3");
  }

  /// Serves a leaderboard of so many models in each of so many runs.
  ///
  /// @param working an empty folder
  Served serve(int runs, int models, Path working) throws IOException {
    Process process =
        new ProcessBuilder(
                environment.program("python").toString(),
                "-c",
                APPLICATION,
                Integer.toString(runs),
                Integer.toString(models))
            .directory(working.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader();
    String port = said.readLine();
    if (port == null) {
      throw new IOException("FastAPI did not start");
    }
    return new Served(process, URI.create("http://127.0.0.1:" + port));
  }
}
