package jitsiprivacy.jicofo.bridge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

  /** What becomes of a beginning. */
  public interface Beginning {

    /** What is to be asked for at the moment of sending, if anything; the one before has left. */
    Optional<BridgeConnect> next();

    void sent(BridgeConnect connect);

    void refused(BridgeConnect connect);
  }

  /**
   * Asks for one.
   *
   * @param like of the same connection
   */
  public void begin(BridgeConnect like, Beginning beginning) {
    like.connection().sendWhile(new Sending(beginning));
  }

  /** Is asked again when what it gave has left. */
  private final class Sending implements Supplier<ConferenceModifyIQ> {
    private final Beginning beginning;
    private Optional<BridgeConnect> leaving = Optional.empty();

    Sending(Beginning beginning) {
      this.beginning = beginning;
    }

    @Override
    public ConferenceModifyIQ get() {
      leaving.ifPresent(left -> background.run(() -> beginning.sent(left)));
      leaving = beginning.next();
      return leaving.map(this::request).orElse(null);
    }

    private ConferenceModifyIQ request(BridgeConnect connect) {
      ConferenceModifyIQ request = connect.asked();
      granting.export(connect.permission(), request, connect.connection());
      connect
          .connection()
          .awaitAnswer(
              request,
              ANSWER_WITHIN,
              answer -> {
                if (answer != null && answer.getType() == IQ.Type.error) {
                  beginning.refused(connect);
                }
              });
      return request;
    }
  }

  /**
   * Asks for the end of one.
   *
   * @param ended told when the bridge says so, or is not there
   */
  public void end(BridgeConnect connect, Consumer<BridgeConnect> ended) {
    AtomicBoolean left = new AtomicBoolean();
    connect.connection().sendWhile(() -> left.getAndSet(true) ? null : ending(connect, ended));
  }

  private static ConferenceModifyIQ ending(BridgeConnect connect, Consumer<BridgeConnect> ended) {
    ConferenceModifyIQ request = connect.end();
    connect
        .connection()
        .awaitAnswer(
            request,
            ANSWER_WITHIN,
            answer -> {
              if (answer != null && hasNone(answer)) {
                ended.accept(connect);
              }
            });
    return request;
  }

  private static boolean hasNone(IQ answer) {
    if (answer.getError() == null) {
      return true;
    }
    Condition why = answer.getError().getCondition();
    return why == Condition.item_not_found
        || why == Condition.recipient_unavailable
        || why == Condition.service_unavailable;
  }
}
