package jitsiprivacy.retention.request;

import java.util.Optional;
import java.util.regex.Pattern;
import jitsiprivacy.retention.files.FreeText;

/**
 * Whom a request is about: an account, or somebody who was in a room.
 *
 * @param subject the user id of an account; empty where a room is given, and only then
 * @param room the address of a room
 * @param nick what somebody called themselves in the room
 * @param pseudonym of the account or the room in the audit trail; empty where there was none
 */
public record Whose(
    Optional<String> subject,
    Optional<String> room,
    Optional<String> nick,
    Optional<String> pseudonym) {

  private static final int LONGEST = 1_000;
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException when that is nobody, or one of them is not what it must be
   */
  public Whose {
    if (subject.isPresent() == room.isPresent()) {
      throw new IllegalArgumentException("a request is about a subject or about a room");
    }
    if (nick.isPresent() && room.isEmpty()) {
      throw new IllegalArgumentException("a nick is one in a room");
    }
    subject.ifPresent(text -> FreeText.check("a subject", text, LONGEST));
    room.ifPresent(text -> FreeText.check("a room", text, LONGEST));
    nick.ifPresent(text -> FreeText.check("a nick", text, LONGEST));
    if (pseudonym.isPresent() && !PSEUDONYM.matcher(pseudonym.get()).matches()) {
      throw new IllegalArgumentException("a pseudonym is 32 digits in lower-case hexadecimal");
    }
  }
}
