package jitsiprivacy.consent;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.notice.NoticeRef;

/**
 * Where an occupant stands about a purpose.
 *
 * @param pending whether it is a grant that is not durable yet, and so has no effect
 * @param notice which was decided about; empty before the first decision
 * @param until when a grant ends by itself
 */
public record Standing(
    ConsentState state, boolean pending, Optional<NoticeRef> notice, Optional<Instant> until) {

  /** Of a purpose that nobody has asked for yet. */
  public static final Standing UNASKED =
      new Standing(ConsentState.UNASKED, false, Optional.empty(), Optional.empty());

  boolean isAbout(NoticeRef other) {
    return notice.filter(known -> known.version().equals(other.version())).isPresent();
  }
}
