package jitsiprivacy.jicofo.consent;

import java.util.Set;
import java.util.regex.Pattern;

/** {@code privacy.consent-gate}. */
public record ConsentGateOptions(
    boolean enabled, Gate gate, Set<Exemption> exempt, boolean suppressP2p, Notice notice) {

  /** What a participant who has not agreed may do. */
  public enum Gate {
    /** Everything; consent is only kept for recording. */
    NONE,
    /** Take part without being forwarded. */
    PUBLISH,
    /** Wait uninvited. */
    ADMISSION
  }

  /** What needs no consent. */
  public enum Exemption {
    JIBRI,
    JIGASI,
    TRANSCRIBER,
    HEALTH_CHECK
  }

  /**
   * What participants are shown.
   *
   * @param version changes whenever the text does
   */
  public record Notice(String version, String sender, String text) {
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Notice {
      if (!VERSION.matcher(version).matches()) {
        throw new IllegalArgumentException(
            "version: a letter or digit, and up to 63 more, dots, underscores or hyphens");
      }
    }
  }
}
