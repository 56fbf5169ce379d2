package jitsiprivacy.recording.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a rule asks for where it allows.
 *
 * @param basis why none is needed, for participants to read; where consent is {@code NONE}
 * @param startsWithin for how long a request waits until all agreed, and then starts by itself;
 *     empty to be asked for again
 * @param lateJoiner empty for {@code MUTE}
 * @param withdrawal empty for {@code MUTE}
 * @param lasts at most
 * @param announcement what everybody is told before it starts, in the operator's words
 * @param reason whether the initiator has to give one
 * @param quarantine when it is quarantined afterwards
 */
public record Requirements(
    ConsentNeed consent,
    Optional<String> basis,
    Optional<Duration> startsWithin,
    Optional<LateJoiner> lateJoiner,
    Optional<Withdrawal> withdrawal,
    Optional<Duration> lasts,
    Optional<String> announcement,
    boolean reason,
    Set<Quarantine> quarantine) {

  /** Of a text of the operator's, in UTF-16 code units: it is said in a line of the chat. */
  public static final int LONGEST_TEXT = 500;

  /** The consent of all, and nothing else. */
  public static final Requirements CONSENT_OF_ALL = of(ConsentNeed.ALL, Optional.empty());

  public Requirements {
    quarantine = Set.copyOf(quarantine);
  }

  /** A need alone. */
  public static Requirements of(ConsentNeed consent, Optional<String> basis) {
    return new Requirements(
        consent,
        basis,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Set.of());
  }

  public boolean needsConsent() {
    return consent != ConsentNeed.NONE;
  }

  public LateJoiner onLateJoiner() {
    return lateJoiner.orElse(LateJoiner.MUTE);
  }

  public Withdrawal onWithdrawal() {
    return withdrawal.orElse(Withdrawal.MUTE);
  }

  /** For an operator to read. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(
        switch (consent) {
          case ALL -> "consent of all";
          case EXCLUDE_UNCONSENTING -> "that who has not agreed stays muted";
          case NONE -> "no consent, on the basis of: " + basis.orElse("");
        });
    if (needsConsent()) {
      words.add("late joiner: " + Aspect.word(onLateJoiner()));
      words.add("withdrawal: " + Aspect.word(onWithdrawal()));
    }
    startsWithin.ifPresent(time -> words.add("starts by itself within " + minutes(time)));
    lasts.ifPresent(time -> words.add("at most " + minutes(time)));
    announcement.ifPresent(text -> words.add("an announcement"));
    if (reason) {
      words.add("a reason of the initiator");
    }
    quarantine.stream()
        .sorted()
        .forEach(cause -> words.add("quarantine when " + Aspect.word(cause)));
    return words;
  }

  /** What cannot be together, and what to do about it. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (needsConsent() && basis.isPresent()) {
      problems.add("basis is for consent = none: leave it out, or set that");
    }
    if (!needsConsent()) {
      withoutConsent(problems);
    }
    if (consent != ConsentNeed.ALL && startsWithin.isPresent()) {
      problems.add("starts-within waits until all agreed: set consent = all, or leave it out");
    }
    if (consent == ConsentNeed.EXCLUDE_UNCONSENTING && onLateJoiner() == LateJoiner.STOP) {
      problems.add(
          "late-joiner = stop stops for those whom consent = exclude-unconsenting only mutes: set"
              + " consent = all, or late-joiner = mute or hold");
    }
    if (startsWithin.filter(Requirements::isNothing).isPresent()) {
      problems.add("starts-within must be more than nothing");
    }
    if (lasts.filter(Requirements::isNothing).isPresent()) {
      problems.add("lasts must be more than nothing: allow = false refuses a recording");
    }
    if (announcement.filter(String::isBlank).isPresent()) {
      problems.add("announcement is empty: write what is told, or leave it out");
    }
    if (Stream.of(basis, announcement)
        .flatMap(Optional::stream)
        .anyMatch(text -> text.length() > LONGEST_TEXT)) {
      problems.add("basis and announcement have at most " + LONGEST_TEXT + " characters");
    }
    if (lasts.isEmpty() && quarantine.contains(Quarantine.OVERRUN)) {
      problems.add("quarantine for overrun needs a maximum: set lasts, or leave overrun out");
    }
    return problems;
  }

  private void withoutConsent(List<String> problems) {
    if (basis.filter(text -> !text.isBlank()).isEmpty()) {
      problems.add("consent = none needs a basis: write why nobody has to agree");
    }
    if (lateJoiner.isPresent() || withdrawal.isPresent()) {
      problems.add(
          "late-joiner and withdrawal are about consent: leave them out where consent = none");
    }
    if (quarantine.contains(Quarantine.WITHDRAWN)) {
      problems.add("with consent = none there is none to take back: leave withdrawn out");
    }
  }

  private static String minutes(Duration time) {
    return time.toSecondsPart() == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private static boolean isNothing(Duration time) {
    return time.isZero() || time.isNegative();
  }
}
