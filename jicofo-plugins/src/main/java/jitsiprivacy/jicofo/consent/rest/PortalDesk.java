package jitsiprivacy.jicofo.consent.rest;

import java.util.Optional;
import jitsiprivacy.consent.Purpose;

/**
 * What a portal can do. Called on several threads of the server at once. It must return soon, and
 * never wait for anything to become durable: {@link PortalAnswer.Taken} tells that later.
 */
public interface PortalDesk {

  /**
   * A notice.
   *
   * @param version which; that in force where it is empty
   * @param language which the reader wants, BCP 47
   * @return empty for a version that is neither in force nor what somebody in a meeting was shown
   */
  Optional<PortalNotice> notice(Optional<String> version, Optional<String> language);

  /** Where somebody stands; empty for somebody who is not there or whom nobody vouches for. */
  Optional<PortalConsent> consent(PortalSubject subject);

  /** Takes in what somebody decides about some purposes; about the others nothing changes. */
  PortalAnswer decide(PortalSubject subject, PortalDecision decision);

  /**
   * Grants end.
   *
   * @param purpose which; empty for all
   */
  PortalAnswer withdraw(PortalSubject subject, Optional<Purpose> purpose);
}
