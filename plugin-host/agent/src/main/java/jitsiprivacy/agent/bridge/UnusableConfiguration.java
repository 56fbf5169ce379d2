package jitsiprivacy.agent.bridge;

/** What the operator asked for cannot be had; the message says why, where and what to do. */
public final class UnusableConfiguration extends Exception {
  public UnusableConfiguration(String message) {
    super(message);
  }
}
