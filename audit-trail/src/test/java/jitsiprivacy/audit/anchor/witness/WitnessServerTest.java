package jitsiprivacy.audit.anchor.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.anchor.TestLog;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessServerTest {

  @TempDir Path directory;
  private final HttpClient client = HttpClient.newHttpClient();
  private TestLog log;
  private SignerKey key;
  private Path state;
  private Witness witness;
  private WitnessServer server;

  @BeforeEach
  void start() throws Exception {
    log = TestLog.in(directory.resolve("log"));
    key = SignerKey.generate("witness.example/1", SignatureType.COSIGNATURE);
    state = Files.createDirectory(directory.resolve("witness"));
    witness = new Witness(state, key, WitnessedLogs.of(List.of(log.key())), Clock.systemUTC());
    server =
        WitnessServer.start(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    witness.close();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
  }

  private HttpResponse<String> send(String method, String path, byte[] body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> add(byte[] body) throws Exception {
    return send("POST", "/add-checkpoint", body);
  }

  private byte[] request(long old) throws IOException, NoteException {
    SignedNote note = log.note();
    return new AddRequest(old, log.proof(old), note, Checkpoint.parse(note.text())).bytes();
  }

  @Test
  void itAnswersAsTheSpecificationSays() throws Exception {
    SignedNote note = log.grow(5);
    HttpResponse<String> cosigned = add(request(0));
    assertThat(cosigned.statusCode()).isEqualTo(200);
    assertThat(cosigned.body()).startsWith("\u2014 witness.example/1 ").endsWith("=\n");
    HttpResponse<String> conflict = add(request(0));
    assertThat(conflict.statusCode()).isEqualTo(409);
    assertThat(conflict.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
    assertThat(conflict.body()).isEqualTo("5\n");
    assertThat(add("old x\n\n".getBytes(UTF_8)).statusCode()).isEqualTo(400);
    assertThat(
            add(new String(request(5), UTF_8).replace("\n5\n", "\n6\n").getBytes(UTF_8))
                .statusCode())
        .isEqualTo(403);
    String hash = Witness.originHash(log.key().name());
    HttpResponse<String> monitor = send("GET", "/" + hash + "/checkpoint", new byte[0]);
    assertThat(monitor.statusCode()).isEqualTo(200);
    SignedNote served = SignedNote.parse(monitor.body().getBytes(UTF_8));
    assertThat(served.text()).isEqualTo(note.text());
    assertThat(served.isSignedBy(log.key())).isTrue();
    assertThat(Cosignature.find(served, key.verifier())).isPresent();
  }

  @Test
  void thereIsNothingElse() throws Exception {
    String hash = "0".repeat(64);
    for (String path :
        List.of(
            "/",
            "/" + hash + "/checkpoint",
            "/" + hash + "/fork",
            "/lock",
            "/../lock",
            "/%2e%2e/lock",
            "/add-checkpoint/",
            "//add-checkpoint")) {
      assertThat(send("GET", path, new byte[0]).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(send("GET", "/add-checkpoint", new byte[0]).statusCode()).isEqualTo(405);
    assertThat(send("POST", "/" + hash + "/checkpoint", new byte[0]).statusCode()).isEqualTo(405);
  }

  @Test
  void whatIsTooLongIsNotRead() throws Exception {
    byte[] longest = new byte[Witness.LONGEST_REQUEST];
    assertThat(add(longest).statusCode()).isEqualTo(400);
    assertThat(add(new byte[longest.length + 1]).statusCode()).isEqualTo(413);
    // A gigabyte is announced, and nobody waits for it.
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String head =
          "POST /add-checkpoint HTTP/1.1\r\nHost: w\r\nContent-Length: 1000000000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(new byte[Witness.LONGEST_REQUEST + 1]);
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, UTF_8)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void itsOwnFaultsAreSaidToBe() throws Exception {
    log.grow(5);
    Files.writeString(state.resolve(Witness.originHash(log.key().name())), "");
    HttpResponse<String> answer = add(request(0));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain(state.toString());
  }

  @Test
  void moreThanItCanServeAreTurnedAwayAndItGoesOn() throws Exception {
    log.grow(5);
    List<Socket> idle = new ArrayList<>();
    try {
      // Each begins a request and leaves it at that: more than threads and places to wait.
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        idle.add(socket);
        socket.getOutputStream().write("POST /add-checkpoint HTTP/1.1\r\n".getBytes(UTF_8));
      }
      Socket last = idle.get(idle.size() - 1);
      last.setSoTimeout(30_000);
      assertThat(closed(last)).isTrue();
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
    HttpResponse<String> answer = null;
    for (int i = 0; i < 1000 && answer == null; i++) {
      try {
        answer = add(request(0));
      } catch (IOException e) {
        assertThat(e).isNotNull(); // Those before are not all gone yet.
      }
    }
    assertThat(answer).isNotNull();
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static boolean closed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void onceClosedNobodyIsServed() throws Exception {
    server.close();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> add(new byte[0]));
  }
}
