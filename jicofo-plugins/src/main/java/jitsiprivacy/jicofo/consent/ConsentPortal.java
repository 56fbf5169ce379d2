package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
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
  public PortalNotice notice(Optional<String> language) {
    Notice notice = notices.inForce();
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
    Set<Purpose> granted = new HashSet<>();
    Optional<PortalConsent> now = consent(subject);
    if (now.isEmpty()) {
      return new PortalAnswer.Refused(PortalAnswer.Reason.NO_SUCH_SUBJECT);
    }
    for (PortalConsent.OfPurpose each : now.get().purposes()) {
      if (each.standing().state() == ConsentState.GRANTED
          && purpose.filter(one -> !one.equals(each.purpose())).isEmpty()) {
        granted.add(each.purpose());
      }
    }
    if (granted.isEmpty()) {
      return new PortalAnswer.Taken(now.get(), CompletableFuture.completedFuture(now.get()));
    }
    return decide(
        subject, new PortalDecision(now.get().notice(), Optional.empty(), Set.of(), granted));
  }

  private PortalAnswer decide(Occupant occupant, PortalDecision decision) {
    OccupantConsent consent = occupant.consent();
    Optional<PortalAnswer> refusal = refusal(decision, occupant.notice(), consent.terms());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    NoticeText read = occupant.notice().in(decision.language().stream().toList());
    CompletableFuture<Void> written = new CompletableFuture<>();
    consent.decide(
        decision.granted(), decision.refused(), occupant.notice().ref(read), Cause.PORTAL);
    // Asked behind the decision, and answered once that is durable.
    evidence.queue().recall(consent.subject(), consent.meeting(), known -> written.complete(null));
    return new PortalAnswer.Taken(consent(occupant), written.thenApply(x -> consent(occupant)));
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

    private Map<Purpose, Standing> standings(List<PriorDecision> known) {
      Map<Purpose, Standing> standings = new LinkedHashMap<>();
      for (PriorDecision prior : known) {
        boolean ended =
            prior.state() == ConsentState.GRANTED
                && prior.until().filter(Clock.systemUTC().instant()::isBefore).isEmpty();
        standings.put(
            prior.purpose(),
            new Standing(
                ended ? ConsentState.EXPIRED : prior.state(),
                false,
                Optional.of(prior.notice()),
                ended ? Optional.empty() : prior.until()));
      }
      return standings;
    }

    PortalAnswer decide(PortalDecision decision) {
      Notice notice = notices.inForce();
      Optional<PortalAnswer> refusal = refusal(decision, notice, terms);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      NoticeText read = notice.in(decision.language().stream().toList());
      Set<Purpose> granted = new HashSet<>();
      for (OccupantConsent each : here()) {
        each.standings()
            .forEach(
                (purpose, standing) -> {
                  if (standing.state() == ConsentState.GRANTED) {
                    granted.add(purpose);
                  }
                });
        each.decide(decision.granted(), decision.refused(), notice.ref(read), Cause.PORTAL);
      }
      PortalConsent before = consent();
      before.purposes().stream()
          .filter(each -> each.standing().state() == ConsentState.GRANTED)
          .forEach(each -> granted.add(each.purpose()));
      List<ConsentRecord> records =
          ahead.decide(
              subject,
              room,
              terms,
              decision.granted(),
              decision.refused(),
              granted,
              notice.ref(read),
              Cause.PORTAL);
      return taken(pending(before, records), records);
    }

    private PortalAnswer taken(PortalConsent now, List<ConsentRecord> records) {
      CompletableFuture<PortalConsent> settled = new CompletableFuture<>();
      if (records.isEmpty()) {
        settled.complete(now);
      }
      for (int i = 0; i < records.size(); i++) {
        boolean last = i == records.size() - 1;
        evidence.queue().add(records.get(i), () -> tell(last, settled));
      }
      return new PortalAnswer.Taken(now, settled);
    }

    /** Without waiting for the ledger's answer: this is the thread that gives it. */
    private void tell(boolean last, CompletableFuture<PortalConsent> settled) {
      if (last) {
        evidence.queue().recall(subject, meeting(), known -> settled.complete(consent(known)));
      }
    }

    private Meeting meeting() {
      return new Meeting(room, Optional.empty());
    }

    private PortalConsent pending(PortalConsent before, List<ConsentRecord> records) {
      Map<Purpose, Standing> standings = new LinkedHashMap<>();
      before.purposes().forEach(each -> standings.put(each.purpose(), each.standing()));
      for (ConsentRecord record : records) {
        standings.put(
            record.purpose(),
            new Standing(
                record.state(),
                record.state() == ConsentState.GRANTED,
                Optional.of(record.notice()),
                record.until()));
      }
      return PortalConsent.of(before.notice(), terms.purposes(), standings);
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
