package jitsiprivacy.jicofo.consent.rest;

import static jitsiprivacy.jicofo.consent.rest.TestPortal.ACCOUNT;
import static jitsiprivacy.jicofo.consent.rest.TestPortal.OCCUPANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalServerTest {

  private static final String GRANT = "{\"notice\":\"2\",\"granted\":[\"conference\"]}";

  private final TestPortal portal = new TestPortal();

  @AfterEach
  void close() {
    portal.close();
  }

  private static String state(HttpResponse<String> answer, int purpose) {
    return OpenApiDocument.tree(answer.body()).at("/purposes/" + purpose + "/state").asText();
  }

  @Test
  void somebodyInARoomDecidesAndWithdraws() {
    HttpResponse<String> before = portal.get(OCCUPANT);
    assertThat(before.statusCode()).isEqualTo(200);
    assertThat(before.body())
        .isEqualTo(
            """
            {"room":"ward-7@conference.example.com","endpoint":"3f2a91bc","notice":"2","purposes":[\
            {"id":"conference","state":"unasked","gate":"publish","basis":"consent"},\
            {"id":"recording","state":"unasked","gate":"none","basis":"consent"},\
            {"id":"log","state":"unasked","gate":"none","basis":"legal-obligation"}]}""");
    HttpResponse<String> decided =
        portal.post(
            OCCUPANT,
            """
            {"notice":"2","lang":"de-AT","granted":["conference"],"refused":["recording"]}""");
    assertThat(decided.statusCode()).isEqualTo(200);
    assertThat(state(decided, 0)).isEqualTo("granted");
    assertThat(state(decided, 1)).isEqualTo("refused");
    assertThat(decided.body()).contains("\"until\":\"2027-01-31T12:00:00Z\"");
    assertThat(portal.get(OCCUPANT).body()).isEqualTo(decided.body());
    HttpResponse<String> withdrawn = portal.delete(OCCUPANT);
    assertThat(withdrawn.statusCode()).isEqualTo(200);
    assertThat(state(withdrawn, 0)).isEqualTo("withdrawn");
  }

  @Test
  void onePurposeAloneIsWithdrawn() {
    portal.post(OCCUPANT, "{\"notice\":\"2\",\"granted\":[\"conference\",\"recording\"]}");
    HttpResponse<String> withdrawn = portal.delete(OCCUPANT + "?purpose=recording");
    assertThat(state(withdrawn, 0)).isEqualTo("granted");
    assertThat(state(withdrawn, 1)).isEqualTo("withdrawn");
  }

  @Test
  void anAccountDecidesBeforeItJoins() {
    String inRoom = ACCOUNT + "?room=" + FakeDesk.ROOM;
    assertThat(portal.post(inRoom, GRANT).statusCode()).isEqualTo(200);
    assertThat(portal.get(inRoom).body())
        .contains("\"user\":\"u-1@example.com\",\"room\":\"ward-7@conference.example.com\"");
    assertThat(state(portal.get(inRoom), 0)).isEqualTo("granted");
    assertThat(state(portal.get(ACCOUNT), 0)).isEqualTo("unasked");
    assertThat(state(portal.delete(inRoom + "&purpose=conference"), 0)).isEqualTo("withdrawn");
  }

  @Test
  void theNoticeIsThereInALanguage() {
    HttpResponse<String> notice = portal.get("/v1/notice?lang=de");
    assertThat(notice.statusCode()).isEqualTo(200);
    assertThat(notice.body()).contains("\"lang\":\"de\"", "Ä \\\"quote\\\"");
    assertThat(portal.get("/v1/notice").body()).contains("\"lang\":\"en\"");
    assertThat(portal.get("/v1/notice?lang=d").statusCode()).isEqualTo(400);
    assertThat(portal.get("/v1/notice?version=1&lang=de").body())
        .contains("\"version\":\"1\"", "\"lang\":\"de\"");
    HttpResponse<String> unknown = portal.get("/v1/notice?version=3");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("urn:jitsi-privacy:problem:no-such-notice:0");
  }

  @Test
  void theDocumentIsServed() {
    assertThat(portal.get("/openapi.json").body()).isEqualTo(portal.document.text);
  }

  @Test
  void nothingIsKeptInCaches() {
    assertThat(portal.get(OCCUPANT).headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aGrantThatIsNotDurableIsAccepted() {
    portal.desk.durableAtOnce = false;
    HttpResponse<String> accepted = portal.post(OCCUPANT, GRANT);
    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.body()).contains("\"state\":\"granted\",\"pending\":true");
    assertThat(portal.post(OCCUPANT + "?wait=50", GRANT).statusCode()).isEqualTo(202);
    portal.desk.durable(FakeDesk.OCCUPANT);
    assertThat(portal.get(OCCUPANT).body()).doesNotContain("pending");
  }

  @Test
  void whoWaitsIsToldOnceItIsDurable() throws Exception {
    portal.desk.durableAtOnce = false;
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> portal.post(OCCUPANT + "?wait=5000", GRANT));
    await().until(() -> portal.desk.isWaiting(FakeDesk.OCCUPANT));
    assertThat(answer).isNotDone();
    portal.desk.durable(FakeDesk.OCCUPANT);
    assertThat(answer.get().statusCode()).isEqualTo(200);
    assertThat(state(answer.get(), 0)).isEqualTo("granted");
  }

  /** More than there are threads. */
  @Test
  void thoseWhoWaitKeepNobodyFromAsking() {
    portal.desk.durableAtOnce = false;
    ExecutorService clients = Executors.newFixedThreadPool(16);
    try {
      List<Future<HttpResponse<String>>> waiting = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String user = "/v1/accounts/w-" + i + "@example.com/consent?wait=5000";
        waiting.add(clients.submit(() -> portal.post(user, GRANT)));
      }
      for (int i = 0; i < 16; i++) {
        PortalSubject subject =
            new PortalSubject.Account("w-" + i + "@example.com", Optional.empty());
        await().until(() -> portal.desk.isWaiting(subject));
        assertThat(portal.get(OCCUPANT).statusCode()).isEqualTo(200);
        portal.desk.durable(subject);
      }
      assertThat(waiting)
          .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
    } finally {
      clients.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | /v1/rooms/none@conference.example.com/occupants/3f2a91bc/consent | " + GRANT,
        "404 | /v1/accounts/u-1@elsewhere.example/consent | " + GRANT,
        "409 | /v1/accounts/u@example.com/consent | {\"notice\":\"1\",\"granted\":[\"conference\"]}",
        "422 | /v1/accounts/u@example.com/consent | {\"notice\":\"2\",\"granted\":[\"livestream\"]}",
        "422 | /v1/accounts/u@example.com/consent | {\"notice\":\"2\",\"refused\":[\"log\"]}",
        "400 | /v1/accounts/u@example.com/consent | {\"notice\":\"2\"}",
        "400 | /v1/accounts/u@example.com/consent?wait=5001 | " + GRANT,
        "400 | /v1/accounts/u@example.com/consent?wait=-1 | " + GRANT,
        "400 | /v1/accounts/u@example.com/consent?wait= | " + GRANT,
        "400 | /v1/accounts/u@example.com/consent?room= | " + GRANT,
        "400 | /v1/accounts/u@example.com/consent?purpose=conference | " + GRANT,
        "404 | /v1/nothing | " + GRANT,
        "405 | /v1/notice | " + GRANT,
      })
  void whatCannotBeDoneIsSaid(int status, String target, String body) {
    assertThat(portal.post(target, body).statusCode()).isEqualTo(status);
  }

  @Test
  void withdrawingIsRefusedWhereThereIsNothingToWithdraw() {
    assertThat(portal.delete(OCCUPANT + "?purpose=livestream").statusCode()).isEqualTo(422);
    assertThat(portal.delete(OCCUPANT + "?purpose=UPPER").statusCode()).isEqualTo(400);
    assertThat(portal.delete("/v1/rooms/a@b/occupants/c/consent").statusCode()).isEqualTo(404);
    assertThat(portal.get("/v1/rooms/a@b/occupants/c/consent").statusCode()).isEqualTo(404);
  }

  @Test
  void theWholeConferenceServerMayBeAway() {
    portal.desk.notNow = true;
    HttpResponse<String> answer = portal.post(OCCUPANT, GRANT);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void aFaultOfOursIsAnAlertWithoutWhatWasAskedFor() {
    portal.desk.fault = new IllegalStateException("about ward-7 and u-1");
    for (HttpResponse<String> answer :
        List.of(portal.get(OCCUPANT), portal.post(OCCUPANT, GRANT), portal.get("/v1/notice"))) {
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).doesNotContain("ward-7", "u-1", "IllegalState");
    }
    assertThat(portal.health.alerts.get("portal"))
        .contains("IllegalStateException")
        .doesNotContain("ward-7", "u-1");
    portal.desk.fault = null;
    assertThat(portal.get(OCCUPANT).statusCode()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(portal.health.alerts).isEmpty());
  }

  @Test
  void aGrantThatIsLostWhileSomebodyWaitsIsAFault() throws Exception {
    portal.desk.durableAtOnce = false;
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> portal.post(OCCUPANT + "?wait=5000", GRANT));
    await().until(() -> portal.desk.isWaiting(FakeDesk.OCCUPANT));
    portal.desk.lost(FakeDesk.OCCUPANT);
    assertThat(answer.get().statusCode()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "get"})
  void otherMethodsAreNotAllowed(String method) {
    HttpResponse<String> answer =
        portal.send(portal.request(OCCUPANT).method(method, BodyPublishers.noBody()).build());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=latin1",
        ""
      })
  void onlyJsonIsTaken(String type) {
    assertThat(
            portal
                .send(
                    portal
                        .request(OCCUPANT)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(GRANT))
                        .build())
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void jsonMayNameItsCharset() {
    assertThat(
            portal
                .send(
                    portal
                        .request(OCCUPANT)
                        .header("Content-Type", "application/json; charset=\"UTF-8\"")
                        .POST(BodyPublishers.ofString(GRANT))
                        .build())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aBodyHasALimit() {
    String padding = " ".repeat(RequestReader.LARGEST_BODY - GRANT.length());
    assertThat(portal.post(OCCUPANT, GRANT + padding).statusCode()).isEqualTo(200);
    assertThat(portal.post(OCCUPANT, GRANT + padding + " ").statusCode()).isEqualTo(413);
    assertThat(portal.post(OCCUPANT, " ".repeat(1_000_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void sixteenClientsGetTheirOwnAnswers() {
    ExecutorService clients = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String user = "/v1/accounts/c-" + i + "@example.com/consent";
        String name = "\"user\":\"c-" + i + "@example.com\"";
        running.add(
            clients.submit(
                () -> {
                  for (int round = 0; round < 25; round++) {
                    HttpResponse<String> granted = portal.post(user, GRANT);
                    assertThat(granted.body()).contains(name);
                    assertThat(state(granted, 0)).isEqualTo("granted");
                    assertThat(state(portal.get(user), 0)).isEqualTo("granted");
                    assertThat(state(portal.delete(user), 0)).isEqualTo("withdrawn");
                  }
                }));
      }
      assertThat(running).allSatisfy(client -> assertThat(client.get()).isNull());
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void noThreadKeepsTheHostFromEnding() {
    portal.get(OCCUPANT);
    Set<Thread> threads = Thread.getAllStackTraces().keySet();
    assertThat(threads)
        .filteredOn(
            thread ->
                thread.getName().equals(PortalServer.THREAD)
                    || thread.getName().contains("HTTP-Dispatcher"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }
}
