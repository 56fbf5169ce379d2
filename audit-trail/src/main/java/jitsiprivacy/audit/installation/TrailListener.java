package jitsiprivacy.audit.installation;

import java.io.IOException;

/** Told how the trail of a host is doing; called on the thread that used it. */
public interface TrailListener {

  /** What does not work. */
  enum Trouble {
    /** The archive cannot be opened, so that nothing can be recorded. */
    NOT_OPEN,
    /** Events were not recorded. */
    NOT_RECORDED,
    /** What is recorded is not in the tree, so that nothing is signed for it yet. */
    NOT_PUBLISHED
  }

  /** Tried and failed; the message of the cause is for an operator. */
  void failed(Trouble trouble, IOException cause);

  /** Tried and done, whether it failed before or not. */
  void works(Trouble trouble);
}
