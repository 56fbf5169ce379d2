package jitsiprivacy.jicofo.recording;

import java.util.Optional;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Ruling;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jxmpp.jid.Jid;

/**
 * What was asked for on one of the ways on which something is recorded, and what can be done about
 * it there. Called on whatever thread decides: must not block.
 */
interface Way {

  RecordingKind kind();

  /** Who asks; empty where that is not known. */
  Optional<Occupant> by();

  Destination destination();

  /** What for, in the words of who asks. */
  default Optional<String> reason() {
    return Optional.empty();
  }

  /** What the rules said to it, each time that it is judged. */
  default void ruled(Ruling ruling) {}

  /** The host gets it. */
  void letThrough();

  /**
   * It is answered: no, or not yet. Called once at most, and not after it was let through.
   *
   * @param text for a person to read
   */
  void refuse(Condition condition, String text);

  /**
   * The host is to end it. Comes again while it does not say that it has ended.
   *
   * @param session the host's, once it is known
   */
  void stop(Optional<String> session);

  /** Nothing follows from it any more. */
  default void over() {}

  /** Whether this is the host's answer to it, by its id and whom it is for. */
  default boolean isAnsweredBy(String id, Jid to) {
    return false;
  }
}
