package jitsiprivacy.audit.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryFormatTest {

  private static final String ROOM = "7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e";
  private static final String SUBJECT = "0d4f1a2b3c4d5e6f708192a3b4c5d6e7";
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final String RECORD =
      "c1d9f3a86b0e4d5278a9c04e1f6b3d2a5e7c8f901b2d3c4e5f60718293a4b5c6";
  private static final Instant TIME = Instant.parse("2026-11-25T16:41:26.177Z");
  private static final String HEAD =
      "{\"v\":1,\"kind\":\"consent.granted\",\"time\":\"2026-11-25T16:41:26.177Z\"";
  private static final String WORKED =
      HEAD
          + ",\"room\":\""
          + ROOM
          + "\",\"subject\":\""
          + SUBJECT
          + "\",\"actor\":\"participant\",\"facts\":{\"notice\":\"1\","
          + "\"purposes\":[\"recording\"],\"record\":\""
          + RECORD
          + "\"},\"payload\":\""
          + HASH
          + "\"}";

  private final EntryFormat format = new EntryFormat();

  private EntryContent read(String entry) {
    return format.read(entry.getBytes(UTF_8));
  }

  private String write(AuditEvent event) {
    return new String(format.write(event), UTF_8);
  }

  private static AuditEvent worked() {
    return AuditEvent.of(EventKind.CONSENT_GRANTED, TIME, Actor.PARTICIPANT)
        .inRoom(new Pseudonym(ROOM))
        .about(new Pseudonym(SUBJECT))
        .with("record", RECORD)
        .with("purposes", List.of("recording"))
        .with("notice", "1")
        .withPayload(new PayloadHash(HASH));
  }

  @Test
  void theWorkedExampleIsThatOfTheDocumentation() throws Exception {
    assertThat(write(worked())).isEqualTo(WORKED);
    assertThat(read(WORKED)).isEqualTo(new EntryContent.Known(worked()));
    assertThat(Files.readString(Path.of("..", "docs", "audit-entries.md"))).contains(WORKED);
  }

  @Test
  void whatIsNotAsciiIsEscaped() {
    AuditEvent event =
        AuditEvent.of(EventKind.CONFIG_CHANGED, TIME, Actor.OPERATOR)
            .with("text", "\u2014 \u00e9 \ud83d\ude00 \"\\/\n");
    assertThat(write(event)).contains("\"\\u2014 \\u00E9 \\uD83D\\uDE00 \\\"\\\\/\\n\"");
    assertThat(read(write(event))).isEqualTo(new EntryContent.Known(event));
  }

  @Test
  void aTimeIsWrittenWithItsMilliseconds() {
    AuditEvent event =
        AuditEvent.of(
            EventKind.PURGE_RUN, Instant.parse("2026-01-01T00:00:00.000999Z"), Actor.SERVICE);
    assertThat(write(event)).contains("\"2026-01-01T00:00:00.000Z\"");
    assertThat(((EntryContent.Known) read(write(event))).event()).isEqualTo(event);
  }

  @Test
  void kindsAndVersionsOfLaterAreNoFault() {
    String kind = WORKED.replace("consent.granted", "breakout.opened");
    assertThat(read(kind)).isInstanceOf(EntryContent.Known.class);
    assertThat(read("{\"v\":2,\"kind\":\"consent.granted\",\"what\":[{\"ever\":1.5}]}"))
        .isEqualTo(new EntryContent.OtherVersion(2, "consent.granted"));
    assertThat(read("{\"more\":null,\"v\":7}")).isEqualTo(new EntryContent.OtherVersion(7, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{}",
        "[]",
        "1",
        "{\"v\":0}",
        "{\"v\":\"1\"}",
        "{\"v\":1.0}",
        "{\"v\":99999999999999999999}",
        "{\"v\":2,\"v\":2}",
        "{\"v\":2,\"a\":{\"b\":1,\"b\":1}}",
        "{\"v\":2,\"kind\":1}",
        "{\"v\":2,\"a\":[[[[[[[[[[]]]]]]]]]]}",
        "{\"v\":2} {}",
        "{\"v\":2,\"a\":\"\u00e9\"}",
        "{\"v\":2,\"a\":\"\t\"}",
        "{\"v\":1}",
        HEAD + "}",
        HEAD + ",\"actor\":\"somebody\"}",
        HEAD + ",\"actor\":\"service\"}\n",
        HEAD + ",\"actor\":\"service\",\"actor\":\"service\"}",
        HEAD + ",\"actor\":\"service\",\"more\":1}",
        HEAD + ", \"actor\":\"service\"}",
        HEAD + ",\"actor\":\"service\",\"facts\":{}}",
        HEAD + ",\"actor\":\"service\",\"facts\":[]}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"b\":1,\"a\":1}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":1,\"a\":1}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":1.5}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":null}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":{}}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":[1]}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":9007199254740992}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":\"\\u0041\"}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":\"\\u0000\"}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"a\":\"\\uD800\"}}",
        HEAD + ",\"actor\":\"service\",\"facts\":{\"A\":1}}",
        HEAD + ",\"actor\":\"service\",\"room\":\"" + ROOM + "\"}",
        HEAD + ",\"room\":\"room1\",\"actor\":\"service\"}",
        HEAD + ",\"actor\":\"service\",\"payload\":\"" + ROOM + "\"}",
        "{\"v\":1,\"kind\":\"consent\",\"time\":\"2026-11-25T16:41:26.177Z\",\"actor\":\"service\"}",
        "{\"v\":1,\"kind\":\"a.b\",\"time\":\"2026-11-25T16:41:26Z\",\"actor\":\"service\"}",
        "{\"v\":1,\"kind\":\"a.b\",\"time\":\"2026-02-30T16:41:26.177Z\",\"actor\":\"service\"}",
        "{\"v\":1,\"kind\":\"a.b\",\"time\":\"2026-11-25T17:41:26.177+01\",\"actor\":\"service\"}",
        "{\"kind\":\"a.b\",\"v\":1,\"time\":\"2026-11-25T16:41:26.177Z\",\"actor\":\"service\"}",
      })
  void whatIsNoEntryIsSaidToBeNone(String entry) {
    assertThat(read(entry)).isInstanceOf(EntryContent.Unreadable.class);
  }

  @Test
  void sizesAreBounded() {
    AuditEvent event = AuditEvent.of(EventKind.PURGE_RUN, TIME, Actor.SERVICE);
    assertThatIllegalArgumentException().isThrownBy(() -> event.with("a", "x".repeat(16_385)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event.with("a", Collections.nCopies(33, "x")));
    assertThatIllegalArgumentException().isThrownBy(() -> event.with("a", 1L << 53));
    AuditEvent long1 = event.with("a", "\u00e9".repeat(16_384));
    assertThatIllegalArgumentException().isThrownBy(() -> format.write(long1));
    AuditEvent many = event;
    for (int i = 0; i < 16; i++) {
      many = many.with("fact-" + i, i);
    }
    AuditEvent full = many;
    assertThatIllegalArgumentException().isThrownBy(() -> full.with("fact-16", 16));
    assertThat(read(write(full))).isEqualTo(new EntryContent.Known(full));
  }

  @Property
  void whatIsWrittenIsRead(@ForAll("events") AuditEvent event) {
    assertThat(read(write(event))).isEqualTo(new EntryContent.Known(event));
  }

  @Property
  void aChangedByteIsNeverTheSameEvent(
      @ForAll("events") AuditEvent event, @ForAll int at, @ForAll byte to) {
    byte[] entry = format.write(event);
    int i = Math.floorMod(at, entry.length);
    boolean same = entry[i] == to;
    entry[i] = to;
    assertThat(format.read(entry).equals(new EntryContent.Known(event))).isEqualTo(same);
  }

  @Property
  void thereIsAlwaysAnAnswer(@ForAll byte[] entry) {
    assertThat(format.read(entry)).isNotNull();
  }

  @Provide
  Arbitrary<AuditEvent> events() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .ofMaxLength(40)
            .map(
                text ->
                    text.codePoints()
                        .filter(c -> !Character.isISOControl(c) && (c < 0xd800 || c > 0xdfff))
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString());
    Arbitrary<Fact> facts =
        Arbitraries.oneOf(
            texts.map(Fact.Text::new),
            Arbitraries.longs().between(-(1L << 53) + 1, (1L << 53) - 1).map(Fact.Amount::new),
            Arbitraries.of(true, false).map(Fact.Flag::new),
            texts.list().ofMaxSize(5).map(Fact.Texts::new));
    Arbitrary<SortedMap<String, Fact>> all =
        Arbitraries.maps(
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(8), facts)
            .ofMaxSize(6)
            .map(TreeMap::new);
    return Combinators.combine(
            Arbitraries.of(EventKind.values()),
            Arbitraries.longs().between(-62_167_219_200_000L, 253_402_300_799_999L),
            Arbitraries.just(new Pseudonym(ROOM)).optional(),
            Arbitraries.of(Actor.values()),
            all,
            Arbitraries.just(new PayloadHash(HASH)).optional())
        .as(
            (kind, time, room, actor, some, payload) ->
                new AuditEvent(
                    kind.id(), Instant.ofEpochMilli(time), room, room, actor, some, payload));
  }
}
