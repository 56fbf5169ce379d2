package jitsiprivacy.jicofo.consent.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.notice.Language;

/**
 * A request that has a route, with parameters of the right names.
 *
 * @param decision the body where there must be one
 */
record Call(
    Route route,
    String method,
    List<String> path,
    Map<String, String> query,
    Optional<PortalDecision> decision) {

  private static final int LONGEST_WAIT = 5_000;

  PortalSubject subject() throws BadRequest {
    if (route == Route.IN_ROOM) {
      return new PortalSubject.InRoom(route.at("room", path), route.at("endpoint", path));
    }
    Optional<String> room = Optional.ofNullable(query.get("room"));
    if (room.filter(String::isEmpty).isPresent()) {
      throw new BadRequest(Problem.BAD_QUERY, "\"room\" is empty");
    }
    return new PortalSubject.Account(route.at("user", path), room);
  }

  Optional<String> language() throws BadRequest {
    Optional<String> language = Optional.ofNullable(query.get("lang"));
    if (language.isPresent() && !Language.isOne(language.get())) {
      throw new BadRequest(Problem.BAD_QUERY, "\"lang\" is no language");
    }
    return language;
  }

  /** Of the notice; whatever was written, since a version that is none is not known. */
  Optional<String> version() {
    return Optional.ofNullable(query.get("version"));
  }

  Optional<Purpose> purpose() throws BadRequest {
    try {
      return Optional.ofNullable(query.get("purpose")).map(Purpose::new);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(Problem.BAD_QUERY, "\"purpose\" is none");
    }
  }

  /** In milliseconds. */
  int patience() throws BadRequest {
    String text = query.getOrDefault("wait", "0");
    boolean isNumber =
        !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(Call::isDigit);
    int millis = isNumber ? Integer.parseInt(text) : -1;
    if (millis < 0 || millis > LONGEST_WAIT) {
      throw new BadRequest(
          Problem.BAD_QUERY, "\"wait\" is no number of milliseconds up to " + LONGEST_WAIT);
    }
    return millis;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
