package jitsiprivacy.jicofo.consent.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The paths there are, with the parameters of each method. */
@SuppressWarnings("ImmutableEnumChecker") // What List.of and Map.of make is.
enum Route {
  IN_ROOM(
      "/v1/rooms/{room}/occupants/{endpoint}/consent",
      Map.of("GET", Set.of(), "POST", Set.of("wait"), "DELETE", Set.of("purpose"))),
  ACCOUNT(
      "/v1/accounts/{user}/consent",
      Map.of(
          "GET",
          Set.of("room"),
          "POST",
          Set.of("room", "wait"),
          "DELETE",
          Set.of("room", "purpose"))),
  NOTICE("/v1/notice", Map.of("GET", Set.of("version", "lang"))),
  OPENAPI("/openapi.json", Map.of("GET", Set.of()));

  private final String template;
  private final List<String> segments;
  private final Map<String, Set<String>> parameters;

  Route(String template, Map<String, Set<String>> parameters) {
    this.template = template;
    this.segments = List.of(template.substring(1).split("/", -1));
    this.parameters = parameters;
  }

  String template() {
    return template;
  }

  Set<String> methods() {
    return parameters.keySet();
  }

  Set<String> parameters(String method) {
    return parameters.get(method);
  }

  static Optional<Route> of(List<String> path) {
    for (Route route : values()) {
      if (route.matches(path)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  private boolean matches(List<String> path) {
    if (path.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      String wanted = segments.get(i);
      boolean matches = isGap(wanted) ? !path.get(i).isEmpty() : wanted.equals(path.get(i));
      if (!matches) {
        return false;
      }
    }
    return true;
  }

  /** What stands in a path where the template has a name in braces. */
  String at(String gap, List<String> path) {
    return path.get(segments.indexOf("{" + gap + "}"));
  }

  private static boolean isGap(String segment) {
    return segment.startsWith("{");
  }
}
