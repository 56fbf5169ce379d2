package jitsiprivacy.consent.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryTime;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Fact;
import jitsiprivacy.consent.json.Json;

/**
 * What a record says that its entry in the audit trail says, too.
 *
 * @param id of the record
 * @param time of the decision, as an entry writes it
 */
public record RecordClaims(String id, EventKind kind, String time, String notice, String purpose) {

  private static final Map<String, EventKind> KINDS =
      Map.of(
          "dpv:ConsentGiven", EventKind.CONSENT_GRANTED,
          "dpv:ConsentRefused", EventKind.CONSENT_REFUSED,
          "dpv:ConsentWithdrawn", EventKind.CONSENT_WITHDRAWN,
          "dpv:ConsentExpired", EventKind.CONSENT_EXPIRED);

  /** Empty when it is no record as we write them. */
  public static Optional<RecordClaims> of(Json.Fields document) {
    if (!document.text("@type").equals(Optional.of("dpv:ConsentRecord"))) {
      return Optional.empty();
    }
    Optional<Json.Fields> decision =
        document.items("dpv:hasConsentStatus").flatMap(RecordClaims::last);
    Optional<String> id = document.text("dct:identifier");
    Optional<EventKind> kind = decision.flatMap(RecordClaims::kind);
    Optional<String> time = decision.flatMap(event -> event.text("dpv:isIndicatedAtTime"));
    Optional<String> notice =
        document
            .items("dpv:hasNotice")
            .flatMap(RecordClaims::first)
            .flatMap(first -> first.text("schema:version"));
    Optional<String> purpose =
        document
            .fields("dpv:hasProcess")
            .flatMap(process -> process.fields("dpv:hasPurpose"))
            .flatMap(each -> each.text("dct:identifier"));
    if (id.isEmpty() || kind.isEmpty() || time.isEmpty() || notice.isEmpty() || purpose.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordClaims(id.get(), kind.get(), time.get(), notice.get(), purpose.get()));
  }

  /** Whether an entry tells of the same decision. */
  public boolean agreeWith(AuditEvent entry) {
    return entry.is(kind)
        && EntryTime.write(entry.time()).equals(time)
        && entry.text(DecisionEvent.NOTICE).equals(Optional.of(notice))
        && new Fact.Texts(List.of(purpose)).equals(entry.facts().get(DecisionEvent.PURPOSES));
  }

  private static Optional<EventKind> kind(Json.Fields event) {
    Optional<String> type =
        event
            .text("@type")
            .or(
                () ->
                    event
                        .items("@type")
                        .filter(types -> !types.isEmpty())
                        .map(types -> types.get(0))
                        .filter(Json.Text.class::isInstance)
                        .map(first -> ((Json.Text) first).value()));
    return type.map(KINDS::get);
  }

  private static Optional<Json.Fields> first(List<Json> items) {
    return items.isEmpty() ? Optional.empty() : object(items.get(0));
  }

  private static Optional<Json.Fields> last(List<Json> items) {
    return items.isEmpty() ? Optional.empty() : object(items.get(items.size() - 1));
  }

  private static Optional<Json.Fields> object(Json item) {
    return item instanceof Json.Fields fields ? Optional.of(fields) : Optional.empty();
  }
}
