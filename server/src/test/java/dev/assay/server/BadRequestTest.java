package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Lab;
import dev.assay.ledger.Ledger;
import dev.assay.protocol.RunId;
import dev.assay.runner.FolderRemoval;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests and surroundings that are not as they should be.
class BadRequestTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{`|the body is not JSON",
        "``|has to be a JSON object",
        "`[]`|has to be a JSON object",
        "`{}`|'models' has to name at least one",
        "`{\"models\": \"noop\"}`|'models' has to be a list",
        "`{\"models\": [1]}`|'models' has to be a text",
        "`{\"models\": [\"noop\"], \"sample\": 1}`|there is no field 'sample'",
        "`{\"models\": [\"noop\"], \"samples\": 0}`|'samples' has to be a whole number from 1",
        "`{\"models\": [\"noop\"], \"samples\": 1.5}`|'samples' has to be a whole number",
        "`{\"models\": [\"noop\"], \"samples\": 1e99}`|'samples' has to be a whole number",
        "`{\"models\": [\"noop\"], \"temperature\": \"hot\"}`|'temperature' has to be a number",
        "`{\"models\": [\"noop\"], \"models\": []}`|the body is not JSON",
        "`{\"models\": [\"noop\"]} x`|the body is not JSON",
        "`{\"models\": [\"noop\"], \"include_tests\": 1}`|'include_tests' has to be true or false"
      })
  void aBadBodyIsToldWhatIsWrong(String body, String message) throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      HttpResponse<String> answer = fixture.post("/runs", body);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("bad_request").contains(message.replace("\"", "\\\""));
      assertThat(fixture.control.launches).isEmpty();
    }
  }

  @Test
  void aDeepBodyIsRefused() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      assertThat(fixture.post("/runs", "[".repeat(100_000)).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void aLargeBodyIsRefused() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      HttpResponse<String> answer =
          fixture.post("/runs", "{\"models\": [\"" + "x".repeat(2 << 20) + "\"]}");
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("too_large");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/runs/run_20260102T030405Z_nnnnn, 404",
    "/runs/latest, 400",
    "/runs/run_20260102T030405Z_nnnnn/attempts, 404",
    "/runs/run_20260102T030405Z_aaaaa/attempts/none__noop__sample00, 404",
    "/runs/run_20260102T030405Z_aaaaa/attempts?limit=0, 400",
    "/runs/run_20260102T030405Z_aaaaa/attempts?limit=many, 400",
    "/runs/run_20260102T030405Z_aaaaa/attempts?outcome=GREAT, 400",
    "/runs/run_20260102T030405Z_aaaaa/attempts?colour=red, 400",
    "/leaderboard?run=run_20260102T030405Z_nnnnn, 404",
    "/leaderboard?run=nonsense, 400",
    "/compare, 400",
    "/compare?a=run_20260102T030405Z_aaaaa&b=run_20260102T030405Z_nnnnn, 404",
    "/compare?a=run_20260102T030405Z_aaaaa&b=run_20260102T030405Z_aaaaa&a_model=none, 404",
    "/tasks/none, 404",
    "/gate/benchmarks/none/none, 404",
    "/nothing, 404",
    "/artifacts/run_20260102T030405Z_aaaaa/queue__noop__sample00/none.txt, 404"
  })
  void whatIsNotThereIsSaid(String path, int status) throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      fixture.completedRun("aaaaa");
      HttpResponse<String> answer = fixture.get(path);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"");
    }
  }

  @Test
  void anotherMethodIsRefused() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      assertThat(fixture.post("/leaderboard", "{}").statusCode()).isEqualTo(405);
      assertThat(fixture.send(fixture.request("/runs").DELETE().build()).statusCode())
          .isEqualTo(405);
    }
  }

  @Test
  void aRunWhoseFolderIsGoneIsStillOnRecord() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      RunId run = fixture.completedRun("aaaaa");
      var _ = fixture.artifact(run, SampleEvents.ATTEMPT, "stdout.log", "hello");
      String file = "/" + run + "/" + SampleEvents.FOLDER + "/stdout.log";
      assertThat(fixture.get("/logs" + file).statusCode()).isEqualTo(200);
      FolderRemoval.remove(fixture.runs.resolve(run.value()));

      assertThat(fixture.get("/logs" + file).statusCode()).isEqualTo(404);
      assertThat(fixture.get("/artifacts" + file).statusCode()).isEqualTo(404);
      String attempt = "/runs/" + run + "/attempts/" + SampleEvents.FOLDER;
      assertThat(fixture.json(attempt).path("files")).isEmpty();
      assertThat(fixture.json(attempt + "/tests")).isEmpty();
    }
  }

  @Test
  void whileTheLedgerIsGoneItIsSaidAndAfterwardsTheNewOneIsRead() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      fixture.completedRun("aaaaa");
      assertThat(fixture.json("/runs").path("runs")).hasSize(1);
      Path file = Lab.ledgerFile(fixture.runs);
      Path other = folder.resolve("other.db");
      try (Ledger replacement = Ledger.open(other)) {
        SampleEvents.complete(replacement, SampleEvents.run("bbbbb"));
        SampleEvents.complete(replacement, SampleEvents.run("ccccc"));
      }
      fixture.ledger.close();
      Files.delete(file);
      for (String part : List.of("-wal", "-shm")) {
        // SQLite's own, which belong to the file that they lie beside.
        Files.deleteIfExists(file.resolveSibling("history.db" + part));
      }

      assertThat(fixture.get("/runs").statusCode()).isEqualTo(503);
      assertThat(fixture.get("/health").statusCode()).isEqualTo(503);

      Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
      assertThat(fixture.json("/runs").path("runs")).hasSize(2);
    }
  }

  @Test
  void aLedgerThatSomebodyWritesToIsRead() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      fixture.completedRun("aaaaa");
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + Lab.ledgerFile(fixture.runs));
          Statement statement = connection.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        assertThat(fixture.json("/runs").path("runs")).hasSize(1);
        statement.execute("ROLLBACK");
      }
    }
  }

  @Test
  void aThousandSlowConnectionsHoldNobodyUp() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 1000; i++) {
          Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.server.port());
          socket
              .getOutputStream()
              .write(
                  (i % 2 == 0
                          ? "GET /runs HTTP/1.1\r\nHost: loc"
                          : "POST /runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                              + "Content-Length: 1000\r\n\r\n{")
                      .getBytes(StandardCharsets.US_ASCII));
          slow.add(socket);
        }
        for (int i = 0; i < 20; i++) {
          assertThat(fixture.get("/runs").statusCode()).isEqualTo(200);
        }
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
      assertThat(fixture.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void garbageIsAnsweredOrCutOff() throws Exception {
    try (ServerFixture fixture = ServerFixture.open(folder)) {
      int port = fixture.server.port();
      assertThat(RawRequest.answer(port, "nonsense\n\n")).startsWith("HTTP/1.1 400");
      assertThat(RawRequest.answer(port, "GET / HTTP/1.1\n\n")).startsWith("HTTP/1.1 400");
      assertThat(
              RawRequest.answer(
                  port, "GET /" + "x".repeat(100_000) + " HTTP/1.1\nHost: localhost\n\n"))
          .contains(" 414 ");
      assertThat(
              RawRequest.answer(
                  port, "GET / HTTP/1.1\nHost: localhost\nX: " + "x".repeat(100_000) + "\n\n"))
          .contains(" 431 ");
      assertThat(fixture.get("/health").statusCode()).isEqualTo(200);
    }
  }
}
