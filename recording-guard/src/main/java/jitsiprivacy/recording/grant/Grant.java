package jitsiprivacy.recording.grant;

/**
 * One statement.
 *
 * @param conference the meeting id
 * @param bridge the bridge's address in the room where the focus finds it
 * @param issued seconds since 1970-01-01T00:00Z, UTC
 * @param until the same; it counts up to and including this second
 * @param nonce 32 lower-case hexadecimal digits, different in each statement
 */
public record Grant(
    String conference, String bridge, Permission allows, long issued, long until, String nonce) {}
