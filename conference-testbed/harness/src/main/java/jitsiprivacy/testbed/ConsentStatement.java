package jitsiprivacy.testbed;

/**
 * The value of {@code privacy_consent}, see docs/consent-presence.md.
 *
 * @param granted purposes, separated by commas
 * @param refused purposes, separated by commas
 */
record ConsentStatement(String room, String notice, String granted, String refused) {

  /** The notice where the operator has none. */
  static final String BUILT_IN = "built-in-1";

  String json() {
    return "{\"v\":0,\"room\":\"%s\",\"notice\":\"%s\",\"granted\":[%s],\"refused\":[%s]}"
        .formatted(room, notice, quoted(granted), quoted(refused));
  }

  private static String quoted(String purposes) {
    return purposes.isEmpty() ? "" : "\"" + purposes.replace(",", "\",\"") + "\"";
  }
}
