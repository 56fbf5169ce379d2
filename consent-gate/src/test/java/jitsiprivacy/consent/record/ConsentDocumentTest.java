package jitsiprivacy.consent.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.json.CanonicalJson;
import jitsiprivacy.consent.json.JsonReader;
import jitsiprivacy.consent.json.Unicode;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.notice.NoticeRef;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConsentDocumentTest {

  private static final Path PAGE = Path.of("..", "docs", "consent-record.md");
  private static final List<ConsentState> DECIDED =
      List.of(
          ConsentState.GRANTED, ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.EXPIRED);

  private final JsonReader reader = new JsonReader(1 << 16);
  private final RecordSchema schema = new RecordSchema();

  private static String document(KeptDecision decision) {
    return new ConsentDocument(Decisions.SERVICE).of(decision);
  }

  @Test
  void theExampleOfThePageIsWhatIsWritten() throws Exception {
    Matcher example =
        Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    assertThat(CanonicalJson.write(reader.object(example.group(1))))
        .isEqualTo(document(Decisions.GRANT));
    assertThat(Files.readString(PAGE)).contains(DocumentHash.of(document(Decisions.GRANT)));
  }

  @Test
  void everyDecisionIsARecordOfTheSchema() {
    for (ConsentState state : DECIDED) {
      for (Cause cause : Cause.values()) {
        schema.check(document(Decisions.with(Decisions.GRANT, state, cause)));
      }
    }
  }

  @Test
  void whatIsNotDecidedHasNoRecord() {
    for (ConsentState state : List.of(ConsentState.UNASKED, ConsentState.ASKED)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> document(Decisions.with(Decisions.GRANT, state, Cause.PRESENCE)));
    }
  }

  @Test
  void theSchemaRefusesWhatIsNoRecord() {
    String document = document(Decisions.GRANT);
    for (String field :
        List.of(
            "\"dct:language\":\"de\",",
            "\"dpv:hasLegalBasis\":\"dpv:Consent\",",
            "\"dpv:hasName\":\"Example Clinic\"",
            "\"jp:account\":true",
            "\"jp:room\":\"7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e\"")) {
      assertThat(document).contains(field);
      assertThat(schema.errors(document.replace(field, field.endsWith(",") ? "" : "\"x\":\"\"")))
          .as(field)
          .isNotEmpty();
    }
  }

  @Property(tries = 500)
  void recordsOfAnyOperatorAreCanonicalAndOfTheSchema(
      @ForAll("services") ServiceDescription service, @ForAll("decisions") KeptDecision decision)
      throws Exception {
    String document = new ConsentDocument(service).of(decision);
    schema.check(document);
    assertThat(CanonicalJson.write(reader.object(document))).isEqualTo(document);
    assertThat(new ConsentDocument(service).of(decision)).isEqualTo(document);
    assertThat(document.length()).isLessThan(6_500);
    RecordClaims claims = RecordClaims.of(reader.object(document)).orElseThrow();
    assertThat(claims.id()).isEqualTo(decision.id());
    assertThat(claims.purpose()).isEqualTo(decision.purpose().id());
    assertThat(claims.notice()).isEqualTo(decision.notice().version());
    assertThat(claims.kind().id())
        .isEqualTo("consent." + decision.state().name().toLowerCase(Locale.ROOT));
  }

  @Provide
  Arbitrary<ServiceDescription> services() {
    Arbitrary<String> texts = Unicode.plainTexts(15);
    Arbitrary<Controller> controllers =
        Combinators.combine(texts, texts.optional(), texts).as(Controller::new);
    Arbitrary<Processing> processing =
        Combinators.combine(
                Arbitraries.oneOf(texts, Arbitraries.of("pd:Picture"))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(4),
                texts.list().ofMaxSize(4),
                Arbitraries.of("DE", "EU", "US-CA").list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.oneOf(texts, Arbitraries.of("P90D", "PT1H", "P", "P1Y2M3DT4H")))
            .as(Processing::new);
    return Combinators.combine(
            controllers,
            Arbitraries.of("DE", "EU", "US-CA"),
            Arbitraries.of("https://example.com/privacy").optional(),
            texts,
            processing,
            processing)
        .as(
            (controller, law, notice, withdrawal, usual, special) ->
                new ServiceDescription(
                    controller,
                    law,
                    notice,
                    withdrawal,
                    usual,
                    Map.of(Purpose.RECORDING, special)));
  }

  @Provide
  Arbitrary<KeptDecision> decisions() {
    Arbitrary<String> ids = Arbitraries.strings().withChars("0123456789abcdef").ofLength(32);
    Arbitrary<Instant> times =
        Arbitraries.longs()
            .between(0, Instant.parse("9999-12-31T23:59:59Z").getEpochSecond())
            .map(seconds -> Instant.ofEpochSecond(seconds, seconds % 1_000_000_000));
    Arbitrary<NoticeRef> notices =
        Combinators.combine(
                Arbitraries.of("1", "2026-1", "a.b_c"),
                Arbitraries.of("de", "en-GB", "zh-Hant-TW"),
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64))
            .as(NoticeRef::new);
    return Combinators.combine(
            ids,
            times.tuple2(),
            times.optional().tuple2(),
            ids.optional(),
            Arbitraries.of(Purpose.CONFERENCE, Purpose.RECORDING, new Purpose("x-1")),
            Arbitraries.of(DECIDED),
            Arbitraries.of(Cause.class),
            Combinators.combine(notices, Arbitraries.of(LawfulBasis.class)).as(Map::entry))
        .as(
            (id, time, others, meeting, purpose, state, cause, notice) ->
                new KeptDecision(
                    id,
                    time.get1(),
                    others.get1(),
                    id,
                    meeting,
                    id,
                    id.startsWith("0"),
                    purpose,
                    state,
                    cause,
                    notice.getKey(),
                    notice.getValue(),
                    others.get2(),
                    ""));
  }

  @Test
  void aDescriptionThatNobodyCanReadOrThatIsTooLongIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Controller(" ", Optional.empty(), "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Controller("a\nb", Optional.empty(), "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Controller("\ud800", Optional.empty(), "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Processing(List.of(), List.of(), List.of("DE"), "P1D"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Processing(List.of("voice"), List.of(), List.of("de"), "P1D"));
    String long200 = "x".repeat(200);
    Processing tooMuch =
        new Processing(Collections.nCopies(8, long200), List.of(), List.of("DE"), "P1D");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ServiceDescription(
                    Decisions.SERVICE.controller(),
                    "DE",
                    Optional.empty(),
                    "x",
                    tooMuch,
                    Map.of()));
  }

  @Test
  void claimsAreComparedWithTheEntry() throws Exception {
    KeptDecision kept = Decisions.documented(Decisions.GRANT, Decisions.SERVICE);
    RecordClaims claims = RecordClaims.of(reader.object(kept.document())).orElseThrow();
    assertThat(claims.kind()).isEqualTo(EventKind.CONSENT_GRANTED);
    assertThat(RecordClaims.of(reader.object("{}"))).isEmpty();
  }
}
