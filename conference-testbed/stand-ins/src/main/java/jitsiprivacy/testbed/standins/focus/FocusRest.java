package jitsiprivacy.testbed.standins.focus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jivesoftware.smack.packet.IQ;
import org.jxmpp.jid.impl.JidCreate;

/** What a real focus has over HTTP by default: a conference can be asked for without XMPP. */
final class FocusRest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FocusRest() {}

  static void serve(InetSocketAddress address, Function<ConferenceIq, IQ> open) {
    try {
      HttpServer server = HttpServer.create(address, 0);
      server.setExecutor(
          Executors.newSingleThreadExecutor(
              task -> {
                Thread thread = new Thread(task, "http");
                thread.setDaemon(true);
                return thread;
              }));
      server.createContext("/conference-request/v1", exchange -> answer(exchange, open));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, Function<ConferenceIq, IQ> open)
      throws IOException {
    try (exchange) {
      ConferenceIq request = new ConferenceIq();
      request.setRoom(
          JidCreate.entityBareFrom(JSON.readTree(exchange.getRequestBody()).path("room").asText()));
      IQ answer = open.apply(request);
      ObjectNode body = JSON.createObjectNode();
      if (answer instanceof ConferenceIq ready) {
        body.put("room", ready.getRoom().toString())
            .put("ready", ready.isReady())
            .put("focusJid", ready.getFocusJid());
      }
      byte[] bytes = JSON.writeValueAsBytes(body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer instanceof ConferenceIq ? 200 : 400, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
