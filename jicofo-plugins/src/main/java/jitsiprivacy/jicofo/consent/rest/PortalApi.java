package jitsiprivacy.jicofo.consent.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What each request does at the desk, and what is answered. Knows no HTTP but its numbers. */
final class PortalApi {

  /** More than this many are told at once that a grant is pending, however long they would wait. */
  private static final int MAX_WAITING = 256;

  private static final int RETRY_SECONDS = 5;

  private final PortalDesk desk;
  private final ReplyFormat format;
  private final String openApi = openApi();
  private final AtomicInteger waiting = new AtomicInteger();

  PortalApi(PortalDesk desk, ReplyFormat format) {
    this.desk = desk;
    this.format = format;
  }

  /** Complete already, but where the caller waits for a grant to become durable. */
  CompletionStage<Reply> answer(Call call) throws BadRequest {
    return switch (call.route()) {
      case OPENAPI -> done(Reply.json(200, openApi));
      case NOTICE -> done(format.notice(notice(call)));
      case IN_ROOM, ACCOUNT -> consent(call);
    };
  }

  private PortalNotice notice(Call call) throws BadRequest {
    return desk.notice(call.version(), call.language())
        .orElseThrow(() -> new BadRequest(Problem.NO_SUCH_NOTICE));
  }

  private CompletionStage<Reply> consent(Call call) throws BadRequest {
    PortalSubject subject = call.subject();
    return switch (call.method()) {
      case "GET" -> done(format.consent(200, subject, known(desk.consent(subject))));
      case "POST" -> {
        // Looked at first: nothing of a request that is refused may be taken in.
        int patience = call.patience();
        yield after(subject, desk.decide(subject, call.decision().orElseThrow()), patience);
      }
      case "DELETE" -> after(subject, desk.withdraw(subject, call.purpose()), 0);
      default -> throw new BadRequest(Problem.METHOD_NOT_ALLOWED);
    };
  }

  private static PortalConsent known(Optional<PortalConsent> consent) throws BadRequest {
    return consent.orElseThrow(() -> new BadRequest(Problem.NO_SUCH_SUBJECT));
  }

  private CompletionStage<Reply> after(PortalSubject subject, PortalAnswer answer, int patience)
      throws BadRequest {
    if (answer instanceof PortalAnswer.Refused refused) {
      throw refusal(refused.why());
    }
    PortalAnswer.Taken taken = (PortalAnswer.Taken) answer;
    if (!taken.now().isPending() || patience == 0 || waiting.get() >= MAX_WAITING) {
      return done(taken(subject, taken.now()));
    }
    waiting.incrementAndGet();
    CompletableFuture<PortalConsent> settled = new CompletableFuture<>();
    taken
        .settled()
        .whenComplete(
            (consent, fault) -> {
              if (fault == null) {
                settled.complete(consent);
              } else {
                settled.completeExceptionally(fault);
              }
            });
    return settled
        .completeOnTimeout(taken.now(), patience, TimeUnit.MILLISECONDS)
        .whenComplete((consent, fault) -> waiting.decrementAndGet())
        .thenApply(consent -> taken(subject, consent));
  }

  private Reply taken(PortalSubject subject, PortalConsent consent) {
    return format.consent(consent.isPending() ? 202 : 200, subject, consent);
  }

  private static BadRequest refusal(PortalAnswer.Reason why) {
    return switch (why) {
      case NO_SUCH_SUBJECT -> new BadRequest(Problem.NO_SUCH_SUBJECT);
      case OTHER_NOTICE -> new BadRequest(Problem.OTHER_NOTICE);
      case PURPOSE_NOT_ASKED -> new BadRequest(Problem.PURPOSE_NOT_ASKED);
      case NOT_NOW -> BadRequest.retryAfter(Problem.NOT_NOW, RETRY_SECONDS);
    };
  }

  private static CompletionStage<Reply> done(Reply reply) {
    return CompletableFuture.completedStage(reply);
  }

  private static String openApi() {
    try (InputStream in = PortalApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
