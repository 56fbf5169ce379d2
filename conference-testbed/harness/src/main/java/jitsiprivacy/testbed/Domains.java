package jitsiprivacy.testbed;

import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;

/** The names of a deployment, laid out as the handbook does it. */
final class Domains {
  /** Participants log in here, without a name. */
  static final String CLIENTS = "meet.test";

  /** Users with a token log in here; what their presence says of who they are is checked. */
  static final String TOKEN_USERS = "users.meet.test";

  /** Services log in here; what they claim to be is believed. */
  static final String SERVICES = "auth.meet.test";

  /** Conference rooms. */
  static final String ROOMS = "conference.meet.test";

  /** Breakout rooms. */
  static final String BREAKOUT_ROOMS = "breakout.meet.test";

  /** The component that reports audio and video moderation. */
  static final String MODERATION = "avmoderation.meet.test";

  /** The component that reports what is set in rooms. */
  static final String METADATA = "metadata.meet.test";

  /** Where the many are from of whom nothing else is asked. */
  static final String CROWD = "crowd.meet.test";

  private static final String BREWERIES = "internal.auth.meet.test";

  /** Where bridges announce themselves. */
  static final String BRIDGE_BREWERY = "jvbbrewery@" + BREWERIES;

  /** Where Jibris announce themselves. */
  static final String JIBRI_BREWERY = "jibribrewery@" + BREWERIES;

  /** Where Jigasis announce themselves. */
  static final String JIGASI_BREWERY = "jigasibrewery@" + BREWERIES;

  private Domains() {}

  static String breweries() {
    return BREWERIES;
  }

  /** The address of a room, which is given whole where it is a breakout room. */
  static EntityBareJid room(String nameOrAddress) {
    return JidCreate.entityBareFromOrThrowUnchecked(
        nameOrAddress.contains("@") ? nameOrAddress : nameOrAddress + "@" + ROOMS);
  }
}
