package jitsiprivacy.jicofo.consent.rest;

import static jitsiprivacy.jicofo.consent.rest.TestPortal.OCCUPANT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes over a socket is answered with a 4xx or cut off, and the next one is served. */
class HostileClientsTest {

  private static final String AUTH = "Authorization: Bearer " + TestPortal.TOKEN + "\r\n";
  private static final String HOST = "Host: 127.0.0.1\r\n";

  private final TestPortal portal = new TestPortal(10_000, TestPortal.SHORT);

  @AfterEach
  void everybodyElseIsServedStill() {
    assertThat(portal.get(OCCUPANT).statusCode()).isEqualTo(200);
    assertThat(portal.health.alerts).isEmpty();
    portal.close();
  }

  private void isRefused(String request) throws IOException {
    String answer = portal.raw(request);
    assertThat(answer)
        .satisfiesAnyOf(
            none -> assertThat(none).isEmpty(), some -> assertThat(some).startsWith("HTTP/1.1 4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/rooms/%/occupants/x/consent",
        "/v1/rooms/%4/occupants/x/consent",
        "/v1/rooms/%zz/occupants/x/consent",
        "/v1/rooms/%ff/occupants/x/consent",
        "/v1/rooms/%c0%af/occupants/x/consent",
        "/v1/rooms/%00/occupants/x/consent",
        "/v1/rooms/a%0d%0ab/occupants/x/consent",
        "/v1/rooms//occupants/x/consent",
        "/v1/rooms/a/occupants/x/consent/",
        "/v1/../v1/notice",
        "//v1/notice",
        "http://127.0.0.1/v1/notice",
        "mailto:x",
        "*",
        "",
        "v1/notice",
        "/v1/notice#x",
        "/v1/notice?",
        "/v1/notice?lang",
        "/v1/notice?lang=de&lang=en",
        "/v1/notice?lang=de+AT",
        "/v1/notice?%",
        "/v1/notice?other=1",
        "/v1/not\u00e9",
        "/v1/notice|",
        "/" + "\\",
      })
  void oddAddresses(String target) throws IOException {
    isRefused("GET " + target + " HTTP/1.1\r\n" + HOST + AUTH + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET /v1/notice\r\n\r\n",
        "GET /v1/notice HTTP/9.9\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /v1/notice HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /v1/notice HTTP/1.1\r\n: empty\r\n\r\n",
        "GET /v1/notice HTTP/1.1\r\n",
        "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n",
      })
  void noRequests(String bytes) throws IOException {
    isRefused(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: -1\r\n",
        "Content-Length: x\r\n",
        "Content-Length: 99999999999999999999\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 100\r\n",
        "Content-Length: 5\r\nContent-Encoding: gzip\r\n",
      })
  void oddBodies(String headers) throws IOException {
    isRefused(
        "POST "
            + OCCUPANT
            + " HTTP/1.1\r\n"
            + HOST
            + AUTH
            + "Content-Type: application/json\r\n"
            + headers
            + "\r\n{}zz\r\n\r\n");
  }

  /** The JDK's own answer. */
  @Test
  void anEncodingThatIsNotKnown() throws IOException {
    assertThat(
            portal.raw(
                "POST "
                    + OCCUPANT
                    + " HTTP/1.1\r\n"
                    + HOST
                    + AUTH
                    + "Transfer-Encoding: gzip\r\n\r\n{}"))
        .startsWith("HTTP/1.1 501");
  }

  @Test
  void aBodyThatNobodyWants() throws IOException {
    isRefused("GET " + OCCUPANT + " HTTP/1.1\r\n" + HOST + AUTH + "Content-Length: 2\r\n\r\n{}");
    isRefused(
        "DELETE "
            + OCCUPANT
            + " HTTP/1.1\r\n"
            + HOST
            + AUTH
            + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
  }

  @Test
  void tooManyHeadersAndTooLongOnes() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      many.append("X-").append(i).append(": 1\r\n");
    }
    for (String headers : List.of(many.toString(), "X: " + "1".repeat(1_000_000) + "\r\n")) {
      try {
        isRefused("GET " + OCCUPANT + " HTTP/1.1\r\n" + HOST + AUTH + headers + "\r\n");
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("eset"); // Cut off while it was still sending.
      }
    }
  }

  @Test
  void anyBytes() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      isRefused(new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "421, example.com",
    "421, 127.0.0.1.example.com",
    "421, localhost.example.com",
    "421, 127.0.0.1:1",
    "421, 127.0.0.1:99999",
    "421, 10.0.0.1",
    "421, [::2]",
    "421, ''",
    "200, 127.0.0.1",
    "200, LOCALHOST",
    "200, [::1]",
  })
  void onlyTheLoopbackAddressIsThisServer(int status, String host) throws IOException {
    assertThat(
            portal.raw(
                "GET "
                    + OCCUPANT
                    + " HTTP/1.1\r\nHost: "
                    + host
                    + "\r\nConnection: close\r\n"
                    + AUTH
                    + "\r\n"))
        .startsWith("HTTP/1.1 " + status);
  }

  @Test
  void thereIsExactlyOneHost() throws IOException {
    String get = "GET " + OCCUPANT + " HTTP/1.1\r\n" + AUTH;
    assertThat(portal.raw(get + "\r\n")).startsWith("HTTP/1.1 400");
    assertThat(portal.raw(get + HOST + HOST + "\r\n")).startsWith("HTTP/1.1 400");
  }

  @Test
  void pagesInBrowsersAreSentAway() {
    HttpResponse<String> answer =
        portal.send(portal.request(OCCUPANT).header("Origin", "https://example.com").build());
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: \r\n",
        "Authorization: Bearer\r\n",
        "Authorization: Bearer x\r\n",
        "Authorization: Basic dDp0\r\n",
        AUTH + AUTH,
      })
  void withoutATokenThereIsNothing(String header) throws IOException {
    String answer = portal.raw("GET " + OCCUPANT + " HTTP/1.1\r\n" + HOST + header + "\r\n");
    assertThat(answer).startsWith("HTTP/1.1 401").contains("Www-authenticate: Bearer");
    assertThat(portal.raw("GET /none HTTP/1.1\r\n" + HOST + header + "\r\n"))
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void wrongTokensAreCountedApart() throws IOException {
    for (int i = 0; i < 10; i++) {
      assertThat(portal.raw("GET / HTTP/1.1\r\n" + HOST + "\r\n")).startsWith("HTTP/1.1 401");
    }
    assertThat(portal.raw("GET / HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 429")
        .contains("Retry-after: ");
    assertThat(portal.get(OCCUPANT).statusCode()).isEqualTo(200);
  }

  /** Each sends a byte now and then, or nothing more at all. */
  @Test
  void slowClientsAreCutOffAndOthersServed() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 32; i++) {
        Socket socket = portal.connect();
        slow.add(socket);
        String sent =
            i % 2 == 0
                ? "GET " + OCCUPANT
                : "POST "
                    + OCCUPANT
                    + " HTTP/1.1\r\n"
                    + HOST
                    + AUTH
                    + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
      }
      assertThat(portal.get(OCCUPANT).statusCode()).isEqualTo(200);
      for (Socket socket : slow) {
        assertThat(isCut(socket)).isTrue();
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static boolean isCut(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      return in.read() < 0;
    } catch (IOException e) {
      return !(e instanceof SocketTimeoutException);
    }
  }
}
