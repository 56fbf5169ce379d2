package jitsiprivacy.consent.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What somebody else's JSON-LD makes of a record, without a network. */
class ConsentRecordAsLinkedDataTest {

  private static final String DPV = "https://w3id.org/dpv#";
  private static final String DCT = "http://purl.org/dc/terms/";
  private static final String OURS = "urn:jitsi-privacy:consent-record:0:";

  private final JsonObject record =
      expand(new ConsentDocument(Decisions.SERVICE).of(Decisions.GRANT));

  private static JsonObject expand(String document) {
    JsonLdOptions options =
        new JsonLdOptions(
            (url, how) -> {
              throw new JsonLdError(
                  JsonLdErrorCode.LOADING_DOCUMENT_FAILED, "nothing is to be fetched: " + url);
            });
    try {
      JsonArray all =
          JsonLd.expand(JsonDocument.of(new StringReader(document))).options(options).get();
      assertThat(all).hasSize(1);
      return all.getJsonObject(0);
    } catch (JsonLdError e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject only(JsonObject of, String property) {
    JsonArray values = of.getJsonArray(property);
    assertThat(values).as(property).hasSize(1);
    return values.getJsonObject(0);
  }

  private static String id(JsonObject of, String property) {
    return only(of, property).getString("@id");
  }

  private static String value(JsonObject of, String property) {
    return only(of, property).getString("@value");
  }

  private static List<String> types(JsonObject of) {
    return of.getJsonArray("@type").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  @Test
  void itIsAConsentRecordOfDpv() {
    assertThat(types(record)).containsExactly(DPV + "ConsentRecord");
    assertThat(record.getString("@id")).isEqualTo(OURS + Decisions.GRANT.id());
    assertThat(id(record, DCT + "conformsTo"))
        .isEqualTo("https://w3id.org/dpv/schema/dpv-27560#record");
    assertThat(value(record, DCT + "identifier")).isEqualTo(Decisions.GRANT.id());
    assertThat(value(record, OURS + "room")).isEqualTo(Decisions.GRANT.room());
    JsonObject subject = only(record, DPV + "hasDataSubject");
    assertThat(types(subject)).containsExactly(DPV + "DataSubject");
    assertThat(value(subject, DCT + "identifier")).isEqualTo(Decisions.GRANT.subject());
    assertThat(only(subject, OURS + "account").getBoolean("@value")).isTrue();
  }

  @Test
  void theEventsSayWhoWhenAndHow() {
    JsonArray events = record.getJsonArray(DPV + "hasConsentStatus");
    JsonObject asked = events.getJsonObject(0);
    JsonObject granted = events.getJsonObject(1);
    assertThat(types(asked)).containsExactly(DPV + "ConsentRequested");
    assertThat(types(granted))
        .containsExactly(DPV + "ConsentGiven", DPV + "ExplicitlyExpressedConsent");
    JsonObject time = only(granted, DPV + "isIndicatedAtTime");
    assertThat(time.getString("@value")).isEqualTo("2026-11-25T16:41:26.177Z");
    assertThat(time.getString("@type")).isEqualTo("http://www.w3.org/2001/XMLSchema#dateTime");
    assertThat(id(granted, DPV + "isIndicatedBy"))
        .isEqualTo(only(record, DPV + "hasDataSubject").getString("@id"));
    assertThat(value(granted, DPV + "hasIndicationMethod")).isEqualTo("presence");
    assertThat(types(only(granted, DPV + "hasDuration")))
        .containsExactly(DPV + "UntilTimeDuration");
    assertThat(id(asked, DPV + "isIndicatedBy"))
        .isEqualTo(id(only(record, DPV + "hasProcess"), DPV + "hasDataController"));
  }

  @Test
  void theProcessSaysWhatForByWhomAndUntilWhen() {
    JsonObject process = only(record, DPV + "hasProcess");
    assertThat(types(process)).containsExactly(DPV + "Process");
    JsonObject purpose = only(process, DPV + "hasPurpose");
    assertThat(types(purpose)).containsExactly(DPV + "Purpose");
    assertThat(value(purpose, DCT + "identifier")).isEqualTo("recording");
    assertThat(id(process, DPV + "hasLegalBasis")).isEqualTo(DPV + "Consent");
    assertThat(id(process, DPV + "hasJurisdiction")).isEqualTo("https://w3id.org/dpv/loc#DE");
    JsonObject controller = only(process, DPV + "hasDataController");
    assertThat(types(controller)).containsExactly(DPV + "DataController");
    assertThat(value(controller, DPV + "hasName")).isEqualTo("Example Clinic");
    assertThat(value(controller, DPV + "hasContact")).isEqualTo("privacy@example.com");
    assertThat(value(controller, DPV + "hasAddress")).isEqualTo("1 Example Street, Berlin");
    JsonObject withdrawal = only(process, DPV + "hasConsentControl");
    assertThat(types(withdrawal)).containsExactly(DPV + "WithdrawConsent");
    assertThat(value(withdrawal, DPV + "isExercisedAt")).contains("https://example.com/consent");
    assertThat(value(only(process, DPV + "hasRecipient"), DPV + "hasName"))
        .contains("Example Archive");
    JsonArray data = process.getJsonArray(DPV + "hasPersonalData");
    assertThat(value(data.getJsonObject(0), DCT + "title")).isEqualTo("voice");
    assertThat(data.getJsonObject(1).getString("@id")).isEqualTo("https://w3id.org/dpv/pd#Picture");
    JsonArray storage = process.getJsonArray(DPV + "hasStorageCondition");
    assertThat(types(storage.getJsonObject(0))).containsExactly(DPV + "StorageDuration");
    assertThat(types(storage.getJsonObject(1))).containsExactly(DPV + "StorageLocation");
    assertThat(storage.getJsonObject(1).getJsonArray(DPV + "hasLocation"))
        .extracting(place -> place.asJsonObject().getString("@id"))
        .containsExactly("https://w3id.org/dpv/loc#DE", "https://w3id.org/dpv/loc#FR");
  }

  @Test
  void theNoticeIsTheOneThatWasShown() {
    JsonArray notices = record.getJsonArray(DPV + "hasNotice");
    JsonObject shown = notices.getJsonObject(0);
    assertThat(types(shown)).containsExactly(DPV + "ConsentNotice");
    assertThat(value(shown, DCT + "language")).isEqualTo("de");
    assertThat(value(shown, "https://schema.org/version")).isEqualTo("2026-1");
    assertThat(value(shown, "https://schema.org/sha256")).hasSize(64);
    assertThat(types(notices.getJsonObject(1))).containsExactly(DPV + "PrivacyNotice");
  }

  /** Expansion drops what the context does not map: nothing of a record is. */
  @Test
  void nothingIsLost() {
    List<String> written = new ArrayList<>();
    String document = new ConsentDocument(Decisions.SERVICE).of(Decisions.GRANT);
    names(Json.createReader(new StringReader(document)).readObject(), written);
    List<String> expanded = new ArrayList<>();
    names(record, expanded);
    assertThat(new TreeSet<>(expanded).stream().filter(name -> !name.startsWith("@")))
        .hasSize(
            (int) new TreeSet<>(written).stream().filter(name -> !name.startsWith("@")).count())
        .allMatch(name -> name.startsWith("http") || name.startsWith(OURS));
  }

  private static void names(JsonValue value, List<String> names) {
    if (value instanceof JsonArray items) {
      items.forEach(item -> names(item, names));
    } else if (value instanceof JsonObject fields) {
      for (Map.Entry<String, JsonValue> field : fields.entrySet()) {
        if (!field.getKey().equals("@context")) {
          names.add(field.getKey());
          names(field.getValue(), names);
        }
      }
    }
  }
}
