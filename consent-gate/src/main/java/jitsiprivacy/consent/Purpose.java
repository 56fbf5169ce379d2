package jitsiprivacy.consent;

import java.util.regex.Pattern;

/**
 * What a participant agrees to.
 *
 * @param id lower-case letters, digits and hyphens, at most 32 characters
 */
public record Purpose(String id) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** To be heard and seen in the meeting at all. */
  public static final Purpose CONFERENCE = new Purpose("conference");

  /** To be in a recording. */
  public static final Purpose RECORDING = new Purpose("recording");

  /** To be in a live stream. */
  public static final Purpose LIVESTREAM = new Purpose("livestream");

  /** To be turned into text. */
  public static final Purpose TRANSCRIPTION = new Purpose("transcription");

  public Purpose {
    if (!isOne(id)) {
      throw new IllegalArgumentException("not a purpose: " + id);
    }
  }

  public static boolean isOne(String id) {
    return ID.matcher(id).matches();
  }

  // These two are written out because a record's own are made when first asked for, while the host
  // starts.
  @Override
  public boolean equals(Object other) {
    return other instanceof Purpose purpose && id.equals(purpose.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
