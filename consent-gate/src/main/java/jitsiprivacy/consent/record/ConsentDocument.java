package jitsiprivacy.consent.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jitsiprivacy.audit.entry.EntryTime;
import jitsiprivacy.consent.Actor;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.json.CanonicalJson;
import jitsiprivacy.consent.json.Json;
import jitsiprivacy.consent.ledger.DocumentFormat;
import jitsiprivacy.consent.ledger.KeptDecision;

/**
 * Records as docs/consent-record.md has them: the fields of ISO/IEC TS 27560 in terms of DPV, as
 * JSON-LD, canonical.
 */
public final class ConsentDocument implements DocumentFormat {

  /** Of a record as DPV's guide for ISO/IEC TS 27560 describes it. */
  private static final String SCHEMA = "https://w3id.org/dpv/schema/dpv-27560#record";

  private static final String CONTROLLER = "_:controller";

  private final ServiceDescription service;
  private final Json.Fields context = Context.fields();

  /** The same in every record about the same. */
  private final Map<About, Json> processes = new ConcurrentHashMap<>();

  private record About(Purpose purpose, LawfulBasis basis) {}

  public ConsentDocument(ServiceDescription service) {
    this.service = service;
  }

  /**
   * @throws IllegalArgumentException when that is no decision
   */
  @Override
  public String of(KeptDecision decision) {
    return CanonicalJson.write(record(decision));
  }

  private Json.Fields record(KeptDecision decision) {
    String subject = Context.OURS + "subject:" + decision.subject();
    Json.Fields record =
        Json.Fields.NONE
            .with("@context", context)
            .with("@id", Context.OURS + decision.id())
            .with("@type", "dpv:ConsentRecord")
            .with("dct:conformsTo", SCHEMA)
            .with("dct:identifier", decision.id())
            .with("dpv:hasConsentStatus", new Json.Items(events(decision, subject)))
            .with(
                "dpv:hasDataSubject",
                Json.Fields.NONE
                    .with("@id", subject)
                    .with("@type", "dpv:DataSubject")
                    .with("dct:identifier", decision.subject())
                    .with("jp:account", new Json.Flag(decision.isAccount())))
            .with("dpv:hasNotice", new Json.Items(notices(decision)))
            .with(
                "dpv:hasProcess",
                processes.computeIfAbsent(
                    new About(decision.purpose(), decision.basis()), this::process))
            .with("jp:room", decision.room());
    return record.with("jp:meeting", decision.meeting());
  }

  private static List<Json> events(KeptDecision decision, String subject) {
    List<Json> events = new ArrayList<>();
    decision
        .asked()
        .ifPresent(
            time ->
                events.add(
                    Json.Fields.NONE
                        .with("@type", "dpv:ConsentRequested")
                        .with("dpv:isIndicatedAtTime", EntryTime.write(time))
                        .with("dpv:isIndicatedBy", CONTROLLER)));
    events.add(
        Json.Fields.NONE
            .with("@type", type(decision))
            .with("dpv:hasDuration", duration(decision))
            .with("dpv:hasIndicationMethod", word(decision.cause()))
            .with("dpv:isIndicatedAtTime", EntryTime.write(decision.time()))
            .with(
                "dpv:isIndicatedBy",
                decision.cause().actor() == Actor.PARTICIPANT ? subject : CONTROLLER));
    return events;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Json type(KeptDecision decision) {
    Json status = new Json.Text(Terms.status(decision.state()));
    return decision.state() == ConsentState.GRANTED && decision.basis() == LawfulBasis.CONSENT
        ? new Json.Items(List.of(status, new Json.Text(Terms.typeOfConsent(decision.cause()))))
        : status;
  }

  /** ISO/IEC TS 27560 asks for one of every event. */
  private static Json duration(KeptDecision decision) {
    if (decision.state() != ConsentState.GRANTED) {
      return until("dpv:UntilEventDuration", "the next decision");
    }
    return decision
        .until()
        .map(time -> until("dpv:UntilTimeDuration", EntryTime.write(time)))
        .orElseGet(() -> until("dpv:UntilEventDuration", "the end of the meeting"));
  }

  private static Json until(String type, String value) {
    return Json.Fields.NONE.with("@type", type).with("rdf:value", value);
  }

  private List<Json> notices(KeptDecision decision) {
    List<Json> notices = new ArrayList<>();
    notices.add(
        Json.Fields.NONE
            .with("@type", "dpv:ConsentNotice")
            .with("dct:language", decision.notice().language())
            .with("schema:sha256", decision.notice().hash())
            .with("schema:version", decision.notice().version()));
    service
        .privacyNotice()
        .ifPresent(
            url ->
                notices.add(
                    Json.Fields.NONE.with("@type", "dpv:PrivacyNotice").with("schema:url", url)));
    return notices;
  }

  private Json process(About about) {
    Processing processing = service.processing(about.purpose);
    Json.Fields process =
        Json.Fields.NONE
            .with("@type", "dpv:Process")
            .with(
                "dpv:hasConsentControl",
                Json.Fields.NONE
                    .with("@type", "dpv:WithdrawConsent")
                    .with("dpv:isExercisedAt", service.withdrawal()))
            .with("dpv:hasDataController", controller())
            .with("dpv:hasJurisdiction", place(service.jurisdiction()))
            .with("dpv:hasLegalBasis", Terms.basis(about.basis))
            .with("dpv:hasPersonalData", all(processing.data(), ConsentDocument::data))
            .with(
                "dpv:hasPurpose",
                Json.Fields.NONE
                    .with("@type", "dpv:Purpose")
                    .with("dct:identifier", about.purpose.id()))
            .with(
                "dpv:hasStorageCondition",
                new Json.Items(List.of(kept(processing), where(processing))));
    return processing.recipients().isEmpty()
        ? process
        : process.with(
            "dpv:hasRecipient", all(processing.recipients(), ConsentDocument::recipient));
  }

  private Json controller() {
    return Json.Fields.NONE
        .with("@id", CONTROLLER)
        .with("@type", "dpv:DataController")
        .with("dpv:hasContact", service.controller().contact())
        .with("dpv:hasName", service.controller().name())
        .with("dpv:hasAddress", service.controller().address());
  }

  private static Json data(String category) {
    Json.Fields data = Json.Fields.NONE.with("@type", "dpv:PersonalData");
    return Processing.isTerm(category)
        ? data.with("@id", category)
        : data.with("dct:title", category);
  }

  private static Json recipient(String name) {
    return Json.Fields.NONE.with("@type", "dpv:Recipient").with("dpv:hasName", name);
  }

  private static Json kept(Processing processing) {
    return Json.Fields.NONE
        .with("@type", "dpv:StorageDuration")
        .with(
            "dpv:hasDuration",
            until(
                processing.isForATime() ? "dpv:TemporalDuration" : "dpv:UntilEventDuration",
                processing.retention()));
  }

  private static Json where(Processing processing) {
    return Json.Fields.NONE
        .with("@type", "dpv:StorageLocation")
        .with("dpv:hasLocation", all(processing.storage(), place -> new Json.Text(place(place))));
  }

  private static String place(String code) {
    return "loc:" + code;
  }

  private static Json all(List<String> texts, Function<String, Json> as) {
    return new Json.Items(texts.stream().map(as).toList());
  }
}
