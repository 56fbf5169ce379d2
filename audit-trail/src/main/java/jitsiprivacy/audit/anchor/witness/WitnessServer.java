package jitsiprivacy.audit.anchor.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A witness on the network: {@code POST /add-checkpoint} and {@code GET /HASH/checkpoint}. Without
 * TLS, so on the loopback address unless something else is put before it.
 *
 * <p>Memory is bounded, whoever asks. How long a client may take is bounded by the JDK's properties
 * {@code sun.net.httpserver.maxReqTime} and {@code maxRspTime}, in seconds, which whoever starts
 * the process has to set.
 */
public final class WitnessServer implements Closeable {

  private static final int THREADS = 8;
  private static final int WAITING = 64;
  private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");

  private final Logger logger = System.getLogger(WitnessServer.class.getName());
  private final Witness witness;
  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
    this.witness = witness;
    this.server = HttpServer.create(address, 0);
    // Beyond these, connections are closed at once.
    this.threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));
    threads.allowCoreThreadTimeOut(true);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  /**
   * Serves until it is closed; the witness is left open.
   *
   * @param address port 0 for any that is free
   */
  public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
    WitnessServer started = new WitnessServer(witness, address);
    started.server.start();
    return started;
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      WitnessAnswer answer;
      try {
        answer = answer(exchange);
      } catch (IOException | RuntimeException e) {
        logger.log(Level.ERROR, "the witness cannot answer", e);
        answer = WitnessAnswer.refusal(500, "the witness is at fault");
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private WitnessAnswer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (path.equals("/add-checkpoint")) {
      return exchange.getRequestMethod().equals("POST")
          ? add(exchange)
          : notAllowed(exchange, "POST");
    }
    Matcher checkpoint = CHECKPOINT.matcher(path);
    if (checkpoint.matches()) {
      return exchange.getRequestMethod().equals("GET")
          ? checkpoint(checkpoint.group(1))
          : notAllowed(exchange, "GET");
    }
    return WitnessAnswer.refusal(404, "nothing here");
  }

  private static WitnessAnswer notAllowed(HttpExchange exchange, String allowed) {
    exchange.getResponseHeaders().set("Allow", allowed);
    return WitnessAnswer.refusal(405, allowed + " only");
  }

  private WitnessAnswer add(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(Witness.LONGEST_REQUEST + 1);
    return body.length > Witness.LONGEST_REQUEST
        ? WitnessAnswer.refusal(413, "too long")
        : witness.add(body);
  }

  private WitnessAnswer checkpoint(String originHash) throws IOException {
    Optional<byte[]> note = witness.checkpoint(originHash);
    return note.map(bytes -> WitnessAnswer.ok(new String(bytes, StandardCharsets.UTF_8)))
        .orElseGet(() -> WitnessAnswer.refusal(404, "no checkpoint of that log was cosigned"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
