package jitsiprivacy.jicofo.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import jitsiprivacy.jicofo.bridge.ExportStep.Outcome;
import jitsiprivacy.spi.Background;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** Tells bridges by ourselves which exports begin and end. */
@Singleton
public final class ExportRequests {

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

  private final Granting granting;
  private final Background background;

  @Inject
  ExportRequests(Granting granting, Background background) {
    this.granting = granting;
    this.background = background;
  }

  /** What a bridge is told of one export, step by step. */
  public interface Steps {

    /** What to ask for at the moment of sending, if anything; the one before has left. */
    Optional<ExportStep> next();

    /** Runs in the background. */
    void left(ExportStep step);

    void answered(ExportStep step, Outcome outcome);
  }

  /**
   * Asks for one step after the other until there is none.
   *
   * @param like of the same connection
   */
  public void ask(BridgeConnect like, Steps steps) {
    like.connection().sendWhile(new Asking(steps));
  }

  /** Is asked again when what it gave has left. */
  private final class Asking implements Supplier<ConferenceModifyIQ> {
    private final Steps steps;
    private Optional<ExportStep> leaving = Optional.empty();

    Asking(Steps steps) {
      this.steps = steps;
    }

    @Override
    public ConferenceModifyIQ get() {
      leaving.ifPresent(left -> background.run(() -> steps.left(left)));
      leaving = steps.next();
      return leaving.map(this::request).orElse(null);
    }

    private ConferenceModifyIQ request(ExportStep step) {
      BridgeConnect connect = step.connect();
      ConferenceModifyIQ request =
          switch (step.kind()) {
            case BEGIN -> connect.begin();
            case CHANGE -> connect.change();
            case END -> connect.end();
          };
      if (step.kind() != ExportStep.Kind.END) {
        granting.export(connect.permission(), request, connect.connection());
      }
      connect
          .connection()
          .awaitAnswer(
              request, ANSWER_WITHIN, answer -> steps.answered(step, outcome(step, answer)));
      return request;
    }
  }

  private static Outcome outcome(ExportStep step, IQ answer) {
    if (answer == null) {
      return Outcome.UNKNOWN;
    }
    boolean refused = answer.getType() == IQ.Type.error;
    return refused && !(step.kind() == ExportStep.Kind.END && isGone(answer))
        ? Outcome.REFUSED
        : Outcome.DONE;
  }

  /** What is not there has ended. */
  private static boolean isGone(IQ answer) {
    Condition why = answer.getError() == null ? null : answer.getError().getCondition();
    return why == Condition.item_not_found
        || why == Condition.recipient_unavailable
        || why == Condition.service_unavailable;
  }
}
