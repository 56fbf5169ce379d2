package jitsiprivacy.recording.seal.manifest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the focus knew of a recording, under pseudonyms.
 *
 * @param room its pseudonym in the audit trail
 * @param rule of the policy, by which it was allowed
 * @param notice version of the notice that was in force
 * @param consents ids of the records in the ledger by which participants agreed
 * @param quarantine why nobody may open it before it was looked at, if so
 */
public record RecordingFacts(
    Optional<String> room,
    Optional<String> rule,
    Optional<String> notice,
    List<String> consents,
    List<Doubt> quarantine) {

  /** Nothing is known. */
  public static final RecordingFacts NONE =
      new RecordingFacts(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

  /** More participants than that are not in a meeting. */
  public static final int MOST_CONSENTS = 4000;

  /** Of reasons to look at it. */
  public static final int MOST_DOUBTS = 100;

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public RecordingFacts {
    consents = List.copyOf(consents);
    quarantine = List.copyOf(quarantine);
    if (room.isPresent() && !PSEUDONYM.matcher(room.get()).matches()) {
      throw new IllegalArgumentException("room: a pseudonym of 32 digits");
    }
    rule.ifPresent(word -> Words.check("rule", word));
    notice.ifPresent(word -> Words.check("notice", word));
    if (consents.size() > MOST_CONSENTS) {
      throw new IllegalArgumentException("consents: at most " + MOST_CONSENTS);
    }
    consents.forEach(id -> Words.check("consents", id));
    if (quarantine.size() > MOST_DOUBTS) {
      throw new IllegalArgumentException("quarantine: at most " + MOST_DOUBTS);
    }
  }

  /** All of both; what is there once, from the other. What is too much is the oldest. */
  public RecordingFacts and(RecordingFacts later) {
    return new RecordingFacts(
        later.room.or(() -> room),
        later.rule.or(() -> rule),
        later.notice.or(() -> notice),
        union(consents, later.consents, MOST_CONSENTS),
        union(quarantine, later.quarantine, MOST_DOUBTS));
  }

  private static <T> List<T> union(List<T> one, List<T> other, int most) {
    List<T> all = Stream.concat(one.stream(), other.stream()).distinct().toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
