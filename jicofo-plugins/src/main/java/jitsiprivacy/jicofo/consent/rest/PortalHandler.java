package jitsiprivacy.jicofo.consent.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/** Answers each request once, whatever happens. */
final class PortalHandler implements HttpHandler {

  private final Admission admission;
  private final RequestReader requests = new RequestReader();
  private final ReplyFormat format = new ReplyFormat();
  private final PortalApi api;
  private final ClientThreads threads;
  private final PortalFaults faults;

  PortalHandler(Admission admission, PortalDesk desk, ClientThreads threads, PortalFaults faults) {
    this.admission = admission;
    this.api = new PortalApi(desk, format);
    this.threads = threads;
    this.faults = faults;
  }

  /** What came of the desk, where the client is not talked to. */
  private record Outcome(CompletionStage<Reply> reply, BadRequest problem, Throwable fault) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      admission.check(exchange.getRequestHeaders(), exchange.getLocalAddress().getPort());
      Call call = requests.read(exchange);
      Outcome outcome = threads.aside(() -> ask(call));
      if (outcome.fault != null) {
        send(exchange, fault(outcome.fault));
      } else if (outcome.problem != null) {
        throw outcome.problem;
      } else if (outcome.reply.toCompletableFuture().isDone()) {
        send(exchange, settled(outcome.reply));
      } else {
        outcome.reply.whenComplete((reply, fault) -> sendLater(exchange, outcome.reply));
      }
    } catch (BadRequest e) {
      send(exchange, problem(e));
    } catch (RuntimeException | Error e) {
      send(exchange, fault(e));
    }
  }

  private Outcome ask(Call call) {
    try {
      return new Outcome(api.answer(call), null, null);
    } catch (BadRequest e) {
      return new Outcome(null, e, null);
    } catch (RuntimeException | Error e) {
      return new Outcome(null, null, e);
    }
  }

  /** On a thread for clients: this may be the one of the ledger. */
  private void sendLater(HttpExchange exchange, CompletionStage<Reply> reply) {
    try {
      threads.execute(
          () -> {
            try {
              send(exchange, settled(reply));
            } catch (IOException e) {
              exchange.close(); // The client did not wait.
            }
          });
    } catch (RejectedExecutionException e) {
      exchange.close();
    }
  }

  private Reply settled(CompletionStage<Reply> reply) {
    try {
      Reply settled = reply.toCompletableFuture().join();
      faults.works();
      return settled;
    } catch (RuntimeException e) {
      return fault(e.getCause() == null ? e : e.getCause());
    }
  }

  private Reply problem(BadRequest bad) {
    Reply reply = format.problem(bad.problem(), bad.getMessage());
    return bad.header().map(header -> reply.with(header.getKey(), header.getValue())).orElse(reply);
  }

  private Reply fault(Throwable fault) {
    faults.fault(fault);
    return format.problem(Problem.OUR_FAULT, null);
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", reply.type());
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      reply.headers().forEach(headers::set);
      if (reply.isProblem()) {
        headers.set("Connection", "close");
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      boolean withBody = !exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), withBody ? body.length : -1);
      if (withBody) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
