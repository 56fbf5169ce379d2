package jitsiprivacy.spi;

/** What becomes of a stanza that a guard wanted to judge and could not. */
public enum Refusal {
  /**
   * The stanza goes on. Only for stanzas that carry evidence to the guard: without the evidence the
   * guard stays closed by itself.
   */
  PASS,
  /** The stanza vanishes. */
  DROP,
  /**
   * An IQ request is answered with {@code service-unavailable}: to the sender when it came in, to
   * the host itself when it was going out.
   */
  ANSWER
}
