package jitsiprivacy.jicofo.consent.rest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.consent.policy.PurposeTerms;

/** Two purposes and notice version 2; grants are durable once a test says so, or at once. */
final class FakeDesk implements PortalDesk {

  static final String ROOM = "ward-7@conference.example.com";
  static final PortalSubject.InRoom OCCUPANT = new PortalSubject.InRoom(ROOM, "3f2a91bc");
  static final Instant UNTIL = Instant.parse("2027-01-31T12:00:00Z");

  private static final Map<Purpose, PurposeTerms> TERMS = terms();

  private final Map<PortalSubject, Map<Purpose, Standing>> standings = new ConcurrentHashMap<>();
  private final Map<PortalSubject, CompletableFuture<PortalConsent>> settled =
      new ConcurrentHashMap<>();
  volatile boolean durableAtOnce = true;
  volatile boolean notNow;
  volatile RuntimeException fault;

  FakeDesk() {
    standings.put(OCCUPANT, new ConcurrentHashMap<>());
  }

  private static Map<Purpose, PurposeTerms> terms() {
    Map<Purpose, PurposeTerms> terms = new LinkedHashMap<>();
    terms.put(
        Purpose.CONFERENCE, new PurposeTerms(Gate.PUBLISH, LawfulBasis.CONSENT, Optional.empty()));
    terms.put(
        Purpose.RECORDING,
        new PurposeTerms(Gate.NONE, LawfulBasis.CONSENT, Optional.of(Duration.ofDays(30))));
    terms.put(
        new Purpose("log"),
        new PurposeTerms(Gate.NONE, LawfulBasis.LEGAL_OBLIGATION, Optional.empty()));
    return terms;
  }

  @Override
  public Optional<PortalNotice> notice(Optional<String> version, Optional<String> language) {
    fail();
    return Optional.of(version.orElse("2"))
        .filter(Set.of("1", "2")::contains)
        .map(known -> notice(known, language));
  }

  private static PortalNotice notice(String version, Optional<String> language) {
    return new PortalNotice(
        version,
        language.orElse("en"),
        "Privacy in this meeting",
        "Nobody hears you.\n\nÄ \"quote\".",
        Optional.of(URI.create("https://example.com/privacy")),
        TERMS.entrySet().stream()
            .map(
                each ->
                    new PortalNotice.Asked(each.getKey(), each.getValue(), "Title", "What it is"))
            .toList());
  }

  @Override
  public Optional<PortalConsent> consent(PortalSubject subject) {
    fail();
    return Optional.ofNullable(known(subject)).map(FakeDesk::consent);
  }

  @Override
  public PortalAnswer decide(PortalSubject subject, PortalDecision decision) {
    fail();
    Map<Purpose, Standing> known = known(subject);
    if (known == null) {
      return new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT);
    }
    if (!decision.notice().equals("2")) {
      return new PortalAnswer.Refused(PortalAnswer.Reason.OTHER_NOTICE);
    }
    Set<Purpose> asked = Set.of(Purpose.CONFERENCE, Purpose.RECORDING);
    if (!asked.containsAll(decision.granted()) || !asked.containsAll(decision.refused())) {
      return new PortalAnswer.Refused(PortalAnswer.Reason.PURPOSE_NOT_ASKED);
    }
    if (notNow) {
      return new PortalAnswer.Refused(PortalAnswer.Reason.NOT_NOW);
    }
    decision.refused().forEach(each -> known.put(each, standing(ConsentState.REFUSED, false)));
    decision
        .granted()
        .forEach(each -> known.put(each, standing(ConsentState.GRANTED, !durableAtOnce)));
    PortalConsent now = consent(known);
    CompletableFuture<PortalConsent> later = new CompletableFuture<>();
    if (now.isPending()) {
      settled.put(subject, later);
    } else {
      later.complete(now);
    }
    return new PortalAnswer.Taken(now, later);
  }

  @Override
  public PortalAnswer withdraw(PortalSubject subject, Optional<Purpose> purpose) {
    fail();
    Map<Purpose, Standing> known = known(subject);
    if (known == null) {
      return new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT);
    }
    if (purpose.isPresent() && !TERMS.containsKey(purpose.get())) {
      return new PortalAnswer.Refused(PortalAnswer.Reason.PURPOSE_NOT_ASKED);
    }
    known.replaceAll(
        (each, standing) ->
            standing.state() == ConsentState.GRANTED && purpose.map(each::equals).orElse(true)
                ? standing(ConsentState.WITHDRAWN, false)
                : standing);
    PortalConsent now = consent(known);
    return new PortalAnswer.Taken(now, CompletableFuture.completedStage(now));
  }

  /** What waits is durable from now on. */
  void durable(PortalSubject subject) {
    Map<Purpose, Standing> known = known(subject);
    known.replaceAll(
        (each, standing) -> standing.pending() ? standing(ConsentState.GRANTED, false) : standing);
    settled.remove(subject).complete(consent(known));
  }

  /** Whether a grant waits. */
  boolean isWaiting(PortalSubject subject) {
    return settled.containsKey(subject);
  }

  /** Writing it failed for good. */
  void lost(PortalSubject subject) {
    settled.remove(subject).completeExceptionally(new IllegalStateException("lost"));
  }

  private void fail() {
    if (fault != null) {
      throw fault;
    }
  }

  private Map<Purpose, Standing> known(PortalSubject subject) {
    return subject instanceof PortalSubject.Account account
            && account.user().endsWith("@example.com")
        ? standings.computeIfAbsent(subject, one -> new ConcurrentHashMap<>())
        : standings.get(subject);
  }

  private static PortalConsent consent(Map<Purpose, Standing> known) {
    return PortalConsent.of("2", TERMS, known);
  }

  private static Standing standing(ConsentState state, boolean pending) {
    boolean ends = state == ConsentState.GRANTED && !pending;
    return new Standing(
        state, pending, Optional.empty(), ends ? Optional.of(UNTIL) : Optional.empty());
  }
}
