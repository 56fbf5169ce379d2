package jitsiprivacy.recording.seal;

/** Is told how it goes. */
public interface SealingListener {

  /** So much is to be done. */
  void begin(long bytes);

  /** So much of it is done. */
  void done(long bytes);

  /** What the operator must know. */
  void warn(String line);
}
