package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jitsiprivacy.consent.AheadOfMeeting;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.OccupantConsent;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.notice.Notice;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.notice.NoticeText;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.Facts;
import jitsiprivacy.consent.policy.PurposeTerms;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.rest.PortalAnswer;
import jitsiprivacy.jicofo.consent.rest.PortalConsent;
import jitsiprivacy.jicofo.consent.rest.PortalDecision;
import jitsiprivacy.jicofo.consent.rest.PortalDesk;
import jitsiprivacy.jicofo.consent.rest.PortalNotice;
import jitsiprivacy.jicofo.consent.rest.PortalSubject;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Rooms;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** What a portal of the operator's does for a participant who is there, or is about to come. */
@Singleton
final class ConsentPortal implements PortalDesk {

  private static final long RECALL_WITHIN_S = 2;

  private final Rooms rooms;
  private final Admittance admittance;
  private final Evidence evidence;
  private final Subjects subjects;
  private final Policy policy;
  private final NoticeBoard notices;
  private final Optional<URI> noticeUrl;
  private final AheadOfMeeting ahead = new AheadOfMeeting(Clock.systemUTC());

  @Inject
  ConsentPortal(
      Rooms rooms,
      Admittance admittance,
      Evidence evidence,
      Subjects subjects,
      Policy policy,
      NoticeBoard notices,
      ConsentGateOptions options) {
    this.rooms = rooms;
    this.admittance = admittance;
    this.evidence = evidence;
    this.subjects = subjects;
    this.policy = policy;
    this.notices = notices;
    this.noticeUrl = options.notice().url().map(URI::create);
  }

  @Override
  public Optional<PortalNotice> notice(Optional<String> version, Optional<String> language) {
    return version
        .map(this::known)
        .orElseGet(() -> Optional.of(notices.inForce()))
        .map(notice -> portalNotice(notice, language));
  }

  /** In force, or what somebody in a meeting was shown. */
  private Optional<Notice> known(String version) {
    return Stream.concat(
            Stream.of(notices.inForce()),
            rooms.all().stream()
                .flatMap(room -> room.occupants().stream())
                .filter(Occupant::isReceived)
                .map(Occupant::notice))
        .filter(notice -> notice.version().equals(version))
        .findFirst();
  }

  private PortalNotice portalNotice(Notice notice, Optional<String> language) {
    NoticeText text = notice.in(language.stream().toList());
    List<PortalNotice.Asked> asked = new ArrayList<>();
    Map<Purpose, PurposeTerms> purposes =
        policy.termsFor(new Facts("", Optional.empty(), Map.of(), false)).purposes();
    purposes.forEach(
        (purpose, terms) ->
            asked.add(
                new PortalNotice.Asked(
                    purpose, terms, text.of(purpose).title(), text.of(purpose).text())));
    return new PortalNotice(
        notice.version(), text.language(), text.title(), text.text(), noticeUrl, asked);
  }

  @Override
  public Optional<PortalConsent> consent(PortalSubject subject) {
    if (subject instanceof PortalSubject.InRoom there) {
      return occupant(there).map(ConsentPortal::consent);
    }
    return absent((PortalSubject.Account) subject).map(Absent::consent);
  }

  @Override
  public PortalAnswer decide(PortalSubject subject, PortalDecision decision) {
    if (subject instanceof PortalSubject.InRoom there) {
      return occupant(there)
          .map(occupant -> decide(occupant, decision))
          .orElseGet(() -> new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT));
    }
    return absent((PortalSubject.Account) subject)
        .map(account -> account.decide(decision))
        .orElseGet(() -> new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT));
  }

  @Override
  public PortalAnswer withdraw(PortalSubject subject, Optional<Purpose> purpose) {
    if (subject instanceof PortalSubject.InRoom there) {
      return occupant(there)
          .map(occupant -> withdraw(occupant, purpose))
          .orElseGet(() -> new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT));
    }
    return absent((PortalSubject.Account) subject)
        .map(account -> account.withdraw(purpose))
        .orElseGet(() -> new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT));
  }

  private static PortalAnswer withdraw(Occupant occupant, Optional<Purpose> purpose) {
    OccupantConsent consent = occupant.consent();
    Set<Purpose> purposes = purpose.map(Set::of).orElseGet(() -> consent.terms().asked());
    NoticeRef notice = occupant.notice().ref(occupant.notice().in(List.of()));
    consent.withdraw(purposes, notice, Cause.PORTAL);
    PortalConsent now = consent(occupant);
    return new PortalAnswer.Taken(now, CompletableFuture.completedFuture(now));
  }

  private static Set<Purpose> granted(Map<Purpose, Standing> standings, Optional<Purpose> purpose) {
    Set<Purpose> granted = new HashSet<>(purpose.map(Set::of).orElse(standings.keySet()));
    granted.removeIf(
        each -> standings.getOrDefault(each, Standing.UNASKED).state() != ConsentState.GRANTED);
    return granted;
  }

  private PortalAnswer decide(Occupant occupant, PortalDecision decision) {
    OccupantConsent consent = occupant.consent();
    Optional<PortalAnswer> refusal = refusal(decision, occupant.notice(), consent.terms());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    NoticeText read = occupant.notice().in(decision.language().stream().toList());
    consent.decide(
        decision.granted(), decision.refused(), occupant.notice().ref(read), Cause.PORTAL);
    CompletableFuture<PortalConsent> settled = new CompletableFuture<>();
    evidence.queue().afterwards(() -> settled.complete(consent(occupant)));
    return new PortalAnswer.Taken(consent(occupant), settled);
  }

  private static Optional<PortalAnswer> refusal(
      PortalDecision decision, Notice notice, ConsentTerms terms) {
    if (!decision.notice().equals(notice.version())) {
      return Optional.of(new PortalAnswer.Refused(PortalAnswer.Reason.OTHER_NOTICE));
    }
    Set<Purpose> named = new HashSet<>(decision.granted());
    named.addAll(decision.refused());
    return terms.asked().containsAll(named)
        ? Optional.empty()
        : Optional.of(new PortalAnswer.Refused(PortalAnswer.Reason.PURPOSE_NOT_ASKED));
  }

  private Optional<Occupant> occupant(PortalSubject.InRoom there) {
    try {
      EntityFullJid jid = JidCreate.entityFullFrom(there.room() + "/" + there.endpoint());
      return rooms
          .occupant(jid)
          .filter(admittance::isAsked)
          .filter(occupant -> occupant.arrival().isOver());
    } catch (XmppStringprepException e) {
      return Optional.empty();
    }
  }

  private static PortalConsent consent(Occupant occupant) {
    return PortalConsent.of(
        occupant.notice().version(),
        occupant.consent().terms().purposes(),
        occupant.consent().standings());
  }

  private Optional<Absent> absent(PortalSubject.Account account) {
    // One domain with accounts is what deployments have; of several the first counts.
    return subjects
        .accounts(account.user())
        .findFirst()
        .map(
            subject ->
                new Absent(
                    subject,
                    account.room().orElse(""),
                    policy.termsFor(subjects.facts(account.user(), account.room().orElse("")))));
  }

  /** An account, be it in a room or not: what it decides counts wherever it is. */
  private final class Absent {
    private final DataSubject subject;
    private final String room;
    private final ConsentTerms terms;

    Absent(DataSubject subject, String room, ConsentTerms terms) {
      this.subject = subject;
      this.room = room;
      this.terms = terms;
    }

    PortalConsent consent() {
      return consent(recall());
    }

    /** What holds in a meeting where it is now holds; for the others the ledger knows. */
    private PortalConsent consent(List<PriorDecision> known) {
      Map<Purpose, Standing> standings = standings(known);
      for (OccupantConsent each : here()) {
        each.standings()
            .forEach(
                (purpose, standing) -> {
                  if (standing.state() == ConsentState.GRANTED) {
                    standings.put(purpose, standing);
                  }
                });
      }
      return PortalConsent.of(notices.inForce().version(), terms.purposes(), standings);
    }

    private List<OccupantConsent> here() {
      return evidence.book().of(subject).stream()
          .filter(each -> room.isEmpty() || each.meeting().room().equals(room))
          .toList();
    }

    /** A grant for as long as some meeting says nothing about another. */
    private Map<Purpose, Standing> standings(List<PriorDecision> known) {
      Map<Purpose, Standing> standings = asWritten(known);
      standings.replaceAll(
          (purpose, standing) ->
              standing.state() == ConsentState.GRANTED && standing.until().isEmpty()
                  ? expired(standing)
                  : standing);
      return standings;
    }

    private Map<Purpose, Standing> asWritten(List<PriorDecision> known) {
      Instant now = Clock.systemUTC().instant();
      Map<Purpose, Standing> standings = new LinkedHashMap<>();
      for (PriorDecision prior : known) {
        Standing standing =
            new Standing(prior.state(), false, Optional.of(prior.notice()), prior.until());
        boolean over =
            prior.state() == ConsentState.GRANTED
                && prior.until().filter(until -> !until.isAfter(now)).isPresent();
        standings.put(prior.purpose(), over ? expired(standing) : standing);
      }
      return standings;
    }

    private static Standing expired(Standing granted) {
      return new Standing(ConsentState.EXPIRED, false, granted.notice(), Optional.empty());
    }

    PortalAnswer decide(PortalDecision decision) {
      Notice notice = notices.inForce();
      Optional<PortalAnswer> refusal = refusal(decision, notice, terms);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      NoticeRef read = notice.ref(notice.in(decision.language().stream().toList()));
      Map<Purpose, Standing> withdrawn =
          decideHere(
              each -> each.decide(decision.granted(), decision.refused(), read, Cause.PORTAL));
      return write(recall(), withdrawn, decision.granted(), before -> decision.refused(), read);
    }

    /**
     * Wherever it is, at another focus, too: of that the ledger has the grant, and nothing else.
     */
    PortalAnswer withdraw(Optional<Purpose> purpose) {
      NoticeRef notice = notices.inForce().ref(notices.inForce().in(List.of()));
      Map<Purpose, Standing> withdrawn =
          decideHere(
              each ->
                  each.withdraw(
                      purpose.map(Set::of).orElseGet(() -> each.terms().asked()),
                      notice,
                      Cause.PORTAL));
      return write(recall(), withdrawn, Set.of(), before -> granted(before, purpose), notice);
    }

    private PortalAnswer write(
        List<PriorDecision> known,
        Map<Purpose, Standing> withdrawn,
        Set<Purpose> granted,
        Function<Map<Purpose, Standing>, Set<Purpose>> refused,
        NoticeRef notice) {
      Map<Purpose, Standing> before = asWritten(known);
      before.putAll(withdrawn); // Of that there is a record, though it may have to wait.
      List<ConsentRecord> records =
          ahead.decide(
              subject, room, terms, granted, refused.apply(before), before, notice, Cause.PORTAL);
      return taken(() -> with(consent(known), withdrawn), records);
    }

    /** Effect first; returns what is granted no more in the meetings where it is. */
    private Map<Purpose, Standing> decideHere(Consumer<OccupantConsent> decision) {
      Map<Purpose, Standing> withdrawn = new LinkedHashMap<>();
      for (OccupantConsent each : here()) {
        Map<Purpose, Standing> before = each.standings();
        decision.accept(each);
        each.standings()
            .forEach(
                (purpose, standing) -> {
                  if (standing.state() == ConsentState.WITHDRAWN
                      && !standing.equals(before.get(purpose))) {
                    withdrawn.put(purpose, standing);
                  }
                });
      }
      return withdrawn;
    }

    private PortalAnswer taken(Supplier<PortalConsent> beside, List<ConsentRecord> records) {
      CompletableFuture<PortalConsent> settled = new CompletableFuture<>();
      records.forEach(record -> evidence.queue().add(record, () -> {}));
      evidence
          .queue()
          .afterwards(() -> settled.complete(with(beside.get(), standings(records, false))));
      return new PortalAnswer.Taken(with(beside.get(), standings(records, true)), settled);
    }

    private static Map<Purpose, Standing> standings(List<ConsentRecord> records, boolean wait) {
      Map<Purpose, Standing> standings = new LinkedHashMap<>();
      for (ConsentRecord record : records) {
        standings.put(
            record.purpose(),
            new Standing(
                record.state(),
                wait && record.state() == ConsentState.GRANTED,
                Optional.of(record.notice()),
                record.until()));
      }
      return standings;
    }

    private PortalConsent with(PortalConsent before, Map<Purpose, Standing> changes) {
      Map<Purpose, Standing> standings = new LinkedHashMap<>();
      before.purposes().forEach(each -> standings.put(each.purpose(), each.standing()));
      standings.putAll(changes);
      return PortalConsent.of(before.notice(), terms.purposes(), standings);
    }

    private Meeting meeting() {
      return new Meeting(room, Optional.empty());
    }

    private List<PriorDecision> recall() {
      CompletableFuture<List<PriorDecision>> known = new CompletableFuture<>();
      evidence.queue().recall(subject, meeting(), known::complete);
      try {
        return known.get(RECALL_WITHIN_S, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of();
      } catch (ExecutionException | TimeoutException e) {
        return List.of();
      }
    }
  }
}
