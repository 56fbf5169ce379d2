package jitsiprivacy.jicofo.consent.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes calls of requests, or says what is wrong with them. */
final class RequestReader {

  static final int LARGEST_BODY = 16_384;

  /** Of what is too large. */
  private static final int READ_ON = 1 << 20;

  private final DecisionFormat decisions = new DecisionFormat();

  Call read(HttpExchange exchange) throws BadRequest, IOException {
    Target target = Target.of(exchange.getRequestURI());
    Route route = Route.of(target.path()).orElseThrow(() -> new BadRequest(Problem.NOTHING_HERE));
    String method = exchange.getRequestMethod();
    if (!route.methods().contains(method)) {
      throw BadRequest.notAllowed(route.methods());
    }
    if (!route.parameters(method).containsAll(target.query().keySet())) {
      throw new BadRequest(Problem.BAD_QUERY);
    }
    Optional<PortalDecision> decision =
        method.equals("POST") ? Optional.of(decision(exchange)) : noBody(exchange);
    return new Call(route, method, target.path(), target.query(), decision);
  }

  private PortalDecision decision(HttpExchange exchange) throws BadRequest, IOException {
    Headers headers = exchange.getRequestHeaders();
    if (!isJson(headers.get("Content-Type"))) {
      throw new BadRequest(Problem.NOT_JSON);
    }
    // What is in it was not encoded by anything else.
    if (headers.containsKey("Content-Encoding")) {
      throw new BadRequest(Problem.NOT_JSON);
    }
    byte[] body;
    try {
      body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    } catch (IOException e) {
      // Gone, too slow, or chunks of another form: only the last of them will read this.
      throw new BadRequest(Problem.BAD_BODY);
    }
    if (body.length > LARGEST_BODY) {
      readOn(exchange.getRequestBody());
      throw new BadRequest(Problem.TOO_LARGE);
    }
    return decisions.read(body);
  }

  /** Whoever still sends does not read, and would lose the answer with the connection. */
  private static void readOn(InputStream body) {
    try {
      byte[] buffer = new byte[LARGEST_BODY];
      int left = READ_ON;
      for (int read = 0; read != -1 && left > 0; left -= read) {
        read = body.read(buffer);
      }
    } catch (IOException e) {
      // They are gone, or too slow.
    }
  }

  private static Optional<PortalDecision> noBody(HttpExchange exchange) throws BadRequest {
    Headers headers = exchange.getRequestHeaders();
    String length = headers.getFirst("Content-Length");
    if (headers.containsKey("Transfer-Encoding") || (length != null && !length.equals("0"))) {
      throw new BadRequest(Problem.NO_BODY_HERE);
    }
    return Optional.empty();
  }

  /** With or without the charset that JSON always has. */
  private static boolean isJson(List<String> types) {
    if (types == null || types.size() != 1) {
      return false;
    }
    String type = types.get(0).toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    return type.equals("application/json") || type.equals("application/json;charset=utf-8");
  }
}
