package jitsiprivacy.anonymizer.keys;

import java.io.IOException;

/** Told how the keys are doing; called on the thread of {@link KeyRing#tick}. */
public interface KeyListener {

  /** What may be wrong with the keys. */
  enum Trouble {
    /** There is no key for now: every address is redacted. */
    NO_KEY,
    /** The directory fails, but a key for now is in memory: redacted from the next period on. */
    NO_NEXT_KEY,
    /** A key that should be destroyed is still there. */
    NOT_DESTROYED,
    /** Pseudonyms are not recorded: they will be taken for addresses when logs are checked. */
    NOT_RECORDED
  }

  /**
   * Again at every tick, as long as it lasts.
   *
   * @param cause to be shown with its class: the message of some is but a path
   */
  void failed(Trouble trouble, IOException cause);

  /** It failed before and does no more. */
  void recovered(Trouble trouble);
}
