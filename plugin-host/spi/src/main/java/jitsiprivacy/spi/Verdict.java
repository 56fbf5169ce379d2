package jitsiprivacy.spi;

import java.util.Objects;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;

/** What an interceptor decides about a stanza. */
public sealed interface Verdict {

  /** The stanza goes on as it is. */
  static Verdict pass() {
    return Pass.INSTANCE;
  }

  /** Another stanza goes on in its place; later interceptors see that one. */
  static Verdict replace(Stanza stanza) {
    return new Replace(stanza);
  }

  /** The stanza vanishes and nobody is told. */
  static Verdict drop() {
    return Drop.INSTANCE;
  }

  /**
   * The stanza vanishes and an IQ request is answered with an error: to the sender when it came in,
   * to the host itself when it was going out. A stanza that is not an IQ request is only dropped.
   *
   * @param text for a person to read
   */
  static Verdict answer(StanzaError.Condition condition, String text) {
    return new Answer(condition, text);
  }

  /** See {@link Verdict#pass()}. */
  enum Pass implements Verdict {
    INSTANCE
  }

  /** See {@link Verdict#drop()}. */
  enum Drop implements Verdict {
    INSTANCE
  }

  /** See {@link Verdict#replace}. */
  record Replace(Stanza stanza) implements Verdict {
    public Replace {
      Objects.requireNonNull(stanza, "stanza");
    }
  }

  /** See {@link Verdict#answer}. */
  record Answer(StanzaError.Condition condition, String text) implements Verdict {
    public Answer {
      Objects.requireNonNull(condition, "condition");
      Objects.requireNonNull(text, "text");
    }
  }
}
