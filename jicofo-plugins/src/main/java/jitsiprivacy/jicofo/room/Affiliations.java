package jitsiprivacy.jicofo.room;

import jitsiprivacy.recording.policy.Affiliation;
import org.jivesoftware.smackx.muc.MUCAffiliation;
import org.jivesoftware.smackx.muc.packet.MUCUser;

/** Reads what the MUC service stamped. */
final class Affiliations {

  private Affiliations() {}

  /** {@code null} where it says nothing. */
  static Affiliation of(MUCUser muc) {
    MUCAffiliation said = muc.getItem() == null ? null : muc.getItem().getAffiliation();
    if (said == null) {
      return null;
    }
    return switch (said) {
      case owner -> Affiliation.OWNER;
      case admin -> Affiliation.ADMIN;
      case member -> Affiliation.MEMBER;
      case none, outcast -> Affiliation.NONE;
    };
  }
}
