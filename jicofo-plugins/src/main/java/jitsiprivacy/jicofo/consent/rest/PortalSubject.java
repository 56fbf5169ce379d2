package jitsiprivacy.jicofo.consent.rest;

import java.util.Optional;

/** Whom a request is about. The texts are as they came: any, up to some length. */
public sealed interface PortalSubject {

  /**
   * Somebody in a room.
   *
   * @param room {@code room@service}
   * @param endpoint its id, which is the nick
   */
  record InRoom(String room, String endpoint) implements PortalSubject {}

  /**
   * An account, whether it is in a room or not.
   *
   * @param user the user id of its token
   * @param room which it is about to join; empty for all
   */
  record Account(String user, Optional<String> room) implements PortalSubject {}
}
