package jitsiprivacy.consent.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.policy.Gate;

/**
 * The lines of one language: plain text on a single line, at most {@link #LONGEST} characters each.
 * Titles of purposes are the operator's, in the language that the notice has.
 */
public final class ChatLines {

  /** In UTF-16 code units. */
  public static final int LONGEST = FilledLine.LONGEST;

  /** The same for every language: a date that cannot be misread. */
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ChatLanguage language;
  private final Map<String, String> commandWords = new HashMap<>();

  ChatLines(ChatLanguage language) {
    this.language = language;
    commandWords.put("command", "/" + language.words("command").get(0));
    for (String key : List.of("yes", "no", "status", "withdraw", "help", "all")) {
      commandWords.put(key, language.words(key).get(0));
    }
  }

  /** BCP 47. */
  public String language() {
    return language.tag();
  }

  /** Comes after the operator's notice, and says how to answer. */
  public String introduction(Gate gate) {
    return switch (gate) {
      case PUBLISH -> line("introduction.publish");
      case ADMISSION -> line("introduction.admission");
      case NONE -> line("introduction.none");
    };
  }

  /**
   * What is asked for, and how to answer for one of it.
   *
   * @param titles by purpose, in the order of display, at least one
   */
  public String purposes(Map<Purpose, String> titles) {
    return line("purposes", named(titles));
  }

  /** Where the participant stands about one purpose. */
  public String status(String title, LawfulBasis basis, Standing standing) {
    if (basis != LawfulBasis.CONSENT) {
      return line("status.informed", Map.of("title", title));
    }
    return switch (standing.state()) {
      case UNASKED -> line("status.unasked", Map.of("title", title));
      case ASKED -> line("status.asked", Map.of("title", title));
      case GRANTED -> granted(title, standing);
      case REFUSED -> line("status.refused", Map.of("title", title));
      case WITHDRAWN -> line("status.withdrawn", Map.of("title", title));
      case EXPIRED -> line("status.expired", Map.of("title", title));
    };
  }

  private String granted(String title, Standing standing) {
    if (standing.pending()) {
      return line("status.pending", Map.of("title", title));
    }
    Optional<Instant> until = standing.until();
    return until.isPresent()
        ? line("status.granted-until", Map.of("title", title, "until", UNTIL.format(until.get())))
        : line("status.granted", Map.of("title", title));
  }

  /** Where there is no purpose to tell of. */
  public String nothingAsked() {
    return line("status.nothing");
  }

  /** A grant has its effect. */
  public String granted(List<String> titles) {
    return line("granted", listed(titles));
  }

  /** A grant waits until it is durable. */
  public String pending(List<String> titles) {
    return line("pending", listed(titles));
  }

  public String refused(List<String> titles) {
    return line("refused", listed(titles));
  }

  public String withdrawn(List<String> titles) {
    return line("withdrawn", listed(titles));
  }

  public String nothingToWithdraw() {
    return line("withdrawn.nothing");
  }

  /** The time of a grant is over. */
  public String expired(List<String> titles) {
    return line("expired", listed(titles));
  }

  /** A grant ended because the notice has a new version. */
  public String noticeChanged(List<String> titles) {
    return line("expired.notice", listed(titles));
  }

  /**
   * There is no answer yet.
   *
   * @param leaveIn when somebody who does not answer is asked to leave, if ever
   */
  public String reminder(Optional<Duration> leaveIn) {
    return leaveIn
        .map(
            left ->
                line(
                    "reminder.leave",
                    Map.of("seconds", Long.toString(Math.max(1, left.toSeconds())))))
        .orElseGet(() -> line("reminder"));
  }

  /** Asks somebody who did not answer to go. */
  public String leave() {
    return line("leave");
  }

  /** An answer was about another version of the notice. */
  public String otherNoticeVersion() {
    return line("notice-version");
  }

  /**
   * A statement in presence is not of the documented form.
   *
   * @param reason in English, for whoever wrote that client
   */
  public String unusable(String reason) {
    return line("unusable", Map.of("reason", reason));
  }

  /** A command names what is not asked for. */
  public String unknownPurpose(Map<Purpose, String> titles) {
    return titles.isEmpty() ? nothingAsked() : line("unknown-purpose", named(titles));
  }

  /**
   * The commands there are; the answer also to one that is not understood.
   *
   * @param example a purpose to name, one that is asked for
   */
  public String help(Purpose example) {
    return line("help", Map.of("example", example.id()));
  }

  /** To a command of somebody who answered in the dialog. */
  public String answeredByDialog() {
    return line("dialog");
  }

  /** The focus is a new one and has forgotten. */
  public String restarted() {
    return line("restarted");
  }

  private static Map<String, String> listed(List<String> titles) {
    return Map.of("titles", String.join(", ", titles));
  }

  private static Map<String, String> named(Map<Purpose, String> titles) {
    String purposes =
        String.join(
            ", ",
            titles.entrySet().stream()
                .map(purpose -> purpose.getValue() + " (" + purpose.getKey().id() + ")")
                .toList());
    return Map.of("purposes", purposes, "example", titles.keySet().iterator().next().id());
  }

  private String line(String key) {
    return line(key, Map.of());
  }

  private String line(String key, Map<String, String> values) {
    return FilledLine.of(language.text(key), commandWords, values);
  }
}
