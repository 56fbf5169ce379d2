package jitsiprivacy.audit.anchor.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.anchor.AnchorReport;
import jitsiprivacy.audit.anchor.AnchorTrust;
import jitsiprivacy.audit.anchor.Anchors;
import jitsiprivacy.audit.anchor.TestLog;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessClientTest {

  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final WitnessClient client = new WitnessClient(Duration.ofSeconds(30), Clock.systemUTC());
  private TestLog log;
  private AnchorStore store;

  @BeforeEach
  void make() throws IOException {
    log = TestLog.in(directory.resolve("log"));
    store = new AnchorStore(log.directory());
    open.add(store);
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static SignerKey key(String name) throws Exception {
    return SignerKey.generate(name, SignatureType.COSIGNATURE);
  }

  private WitnessEndpoint witness(String name, Clock clock) throws Exception {
    SignerKey key = key("witness.example/" + name);
    Witness witness =
        new Witness(
            Files.createDirectory(directory.resolve(name)),
            key,
            WitnessedLogs.of(List.of(log.key())),
            clock);
    WitnessServer server = WitnessServer.start(witness, ANY);
    open.add(server);
    open.add(witness);
    return new WitnessEndpoint(key.verifier(), uri(server.address()));
  }

  private WitnessEndpoint witness(String name) throws Exception {
    return witness(name, Clock.systemUTC());
  }

  private static URI uri(InetSocketAddress address) {
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  /** Always the same answer. */
  private WitnessEndpoint liar(SignerKey key, int status, String type, String body)
      throws IOException {
    HttpServer server = HttpServer.create(ANY, 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    open.add(() -> server.stop(0));
    return new WitnessEndpoint(key.verifier(), uri(server.getAddress()));
  }

  private List<WitnessOutcome> cosign(WitnessEndpoint... witnesses) throws IOException {
    return client.cosign(log.directory(), log.key(), List.of(witnesses), store);
  }

  private String problem(WitnessEndpoint witness) throws IOException {
    WitnessOutcome outcome = cosign(witness).get(0);
    assertThat(outcome.cosignature()).isEmpty();
    assertThat(outcome.alarm()).isEqualTo(outcome.problem().contains("set back"));
    assertThat(store.cosigned(log.note(), witness.key())).isEmpty();
    return outcome.problem();
  }

  @Test
  void witnessesFollowTheLog() throws Exception {
    WitnessEndpoint one = witness("1");
    WitnessEndpoint two = witness("2");
    for (long size : new long[] {1, 7, 256, 700}) {
      log.grow(size);
      assertThat(cosign(one, two))
          .allSatisfy(each -> assertThat(each.cosignature()).as(each.problem()).isPresent());
    }
    // One that comes later, and one that missed some.
    WitnessEndpoint three = witness("3");
    log.grow(900);
    assertThat(cosign(three).get(0).cosignature()).isPresent();
    log.grow(1000);
    assertThat(cosign(one, two, three)).allSatisfy(each -> assertThat(each.problem()).isEmpty());
    AnchorReport report =
        new Anchors(
                log.directory(),
                log.key(),
                new AnchorTrust(
                    WitnessPolicy.of(3, List.of(one.key(), two.key(), three.key())),
                    Optional.empty(),
                    List.of()))
            .verify(Instant.now(), size -> {});
    assertThat(report.anchors()).hasSize(1);
    assertThat(report.newest().orElseThrow().checkpoint()).isEqualTo(log.checkpoint());
    assertThat(report.notCounted()).hasSize(5).allMatch(each -> each.contains("too few"));
  }

  @Test
  void whatIsKeptIsNotAskedForAgain() throws Exception {
    log.grow(5);
    Instant time = Instant.now().minusSeconds(5);
    WitnessEndpoint one = witness("1", Clock.fixed(time, ZoneOffset.UTC));
    Cosignature first = cosign(one).get(0).cosignature().orElseThrow();
    WitnessEndpoint gone = new WitnessEndpoint(one.key(), URI.create("http://127.0.0.1:1"));
    assertThat(cosign(gone).get(0).cosignature()).contains(first);
  }

  @Test
  void oneThatIsDeadTakesNothingFromTheOthers() throws Exception {
    log.grow(5);
    WitnessEndpoint good = witness("1");
    // Accepts connections and never answers.
    try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      WitnessEndpoint dead =
          new WitnessEndpoint(
              key("witness.example/dead").verifier(),
              URI.create("http://127.0.0.1:" + deaf.getLocalPort()));
      WitnessEndpoint absent =
          new WitnessEndpoint(
              key("witness.example/absent").verifier(), URI.create("http://127.0.0.1:1"));
      List<WitnessOutcome> outcomes =
          new WitnessClient(Duration.ofSeconds(2), Clock.systemUTC())
              .cosign(log.directory(), log.key(), List.of(dead, absent, good), store);
      assertThat(outcomes.get(0).problem()).isNotEmpty();
      assertThat(outcomes.get(1).problem()).isNotEmpty();
      assertThat(outcomes.get(2).cosignature()).isPresent();
      assertThat(outcomes.stream().map(WitnessOutcome::witness))
          .containsExactly(dead, absent, good);
    }
  }

  @Test
  void aLogThatWasSetBackIsNoticed() throws Exception {
    WitnessEndpoint one = witness("1");
    log.grow(5);
    SignedNote old = log.note();
    log.grow(9);
    assertThat(cosign(one).get(0).problem()).isEmpty();
    Files.write(log.directory().resolve("checkpoint"), old.bytes());
    WitnessOutcome alarm = cosign(one).get(0);
    assertThat(alarm.alarm()).isTrue();
    assertThat(alarm.problem())
        .isEqualTo("it has seen 9 entries, the log has only 5: the log was set back");
  }

  @Test
  void aLogThatWasRewrittenIsNotCosigned() throws Exception {
    WitnessEndpoint one = witness("1");
    log.grow(5);
    assertThat(cosign(one).get(0).problem()).isEmpty();
    TestLog fork = log.fork(directory.resolve("fork"));
    fork.grow(9);
    try (AnchorStore its = new AnchorStore(fork.directory())) {
      WitnessOutcome alarm = client.cosign(fork.directory(), log.key(), List.of(one), its).get(0);
      assertThat(alarm.alarm()).isTrue();
      assertThat(alarm.problem()).startsWith("it answered with status 422");
    }
  }

  @Test
  void whatIsNoCosignatureIsNotKept() throws Exception {
    log.grow(5);
    String text = log.note().text();
    SignerKey key = key("witness.example/1");
    SignerKey other = key("witness.example/1");
    Instant now = Instant.now();
    String right = "text/plain";
    String ofOther = Cosignature.make(text, other, now) + "\n";
    assertThat(problem(liar(key, 200, right, ofOther))).contains("without its cosignature");
    String ofSomethingElse = Cosignature.make("something else\n", key, now) + "\n";
    assertThat(problem(liar(key, 200, right, ofSomethingElse))).contains("not valid");
    String ofTomorrow = Cosignature.make(text, key, now.plusSeconds(86_400)) + "\n";
    assertThat(problem(liar(key, 200, right, ofTomorrow))).contains("its clock is ahead");
    assertThat(problem(liar(key, 200, right, ""))).isNotEmpty();
    assertThat(problem(liar(key, 200, right, "<html>\n"))).isNotEmpty();
    assertThat(problem(liar(key, 200, right, "x".repeat(100_000)))).contains("too long");
    String size = "text/x.tlog.size";
    assertThat(problem(liar(key, 409, size, "0\n"))).contains("always says");
    assertThat(problem(liar(key, 409, size, "05\n"))).contains("decimal");
    assertThat(problem(liar(key, 409, size, "6\n"))).contains("set back");
    assertThat(problem(liar(key, 409, right, "5\n"))).contains("409");
    assertThat(problem(liar(key, 403, right, "no\u001b[31m\n"))).endsWith("status 403: no [31m");
    // With what others signed around it, its own counts, and only that is kept.
    String both = ofOther + Cosignature.make(text, key, now) + "\n";
    WitnessEndpoint good = liar(key, 200, right, both);
    assertThat(cosign(good).get(0).problem()).isEmpty();
    assertThat(store.cosigned(log.note(), key.verifier()).orElseThrow().signatures()).hasSize(2);
  }

  @Test
  void aDirectoryWithoutALogIsSaidToBeOne() throws Exception {
    WitnessEndpoint one = witness("1");
    assertThatIOException().isThrownBy(() -> cosign(one));
    log.grow(5);
    SignerKey other = SignerKey.generate(log.key().name(), SignatureType.ED25519);
    assertThatIOException()
        .isThrownBy(() -> client.cosign(log.directory(), other.verifier(), List.of(one), store))
        .withMessageContaining("not signed");
  }
}
