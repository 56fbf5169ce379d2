package jitsiprivacy.testbed;

/**
 * The value of {@code privacy_consent}, see docs/consent-presence.md.
 *
 * @param granted purposes, separated by commas
 * @param refused purposes, separated by commas
 */
record ConsentStatement(String room, String notice, String granted, String refused) {

  /** Whether the gate wants to know for which room a statement is: the one line to change. */
  private static final boolean NAMES_ROOM = false;

  String json() {
    return "{\"v\":0,%s\"notice\":\"%s\",\"granted\":[%s],\"refused\":[%s]}"
        .formatted(
            NAMES_ROOM ? "\"room\":\"" + room + "\"," : "",
            notice,
            quoted(granted),
            quoted(refused));
  }

  private static String quoted(String purposes) {
    return purposes.isEmpty() ? "" : "\"" + purposes.replace(",", "\",\"") + "\"";
  }
}
