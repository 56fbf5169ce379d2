package jitsiprivacy.cli.audit.entries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.archive.ArchivedEntry;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryFormat;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.audit.payload.Tombstone;
import jitsiprivacy.audit.tile.DurableFiles;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryReportsTest {

  private static final EntryId ID = new EntryId(2026, 7);
  private static final Instant TIME = Instant.parse("2026-11-25T16:41:26.177Z");
  private static final Pseudonym ROOM = new Pseudonym("7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e");

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private PayloadStore payloads;

  @BeforeEach
  void prepare() throws IOException {
    PayloadStore.prepare(new DurableFiles(directory));
    payloads = new PayloadStore(directory);
  }

  private static AuditEvent event() {
    return AuditEvent.of(EventKind.CONSENT_GRANTED, TIME, Actor.PARTICIPANT).inRoom(ROOM);
  }

  private static ArchivedEntry entry(AuditEvent event) {
    return ArchivedEntry.of(ID, new EntryFormat().write(event));
  }

  private static ArchivedEntry entry(String leaf) {
    return ArchivedEntry.of(ID, leaf.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String line(ArchivedEntry entry) throws IOException {
    out.reset();
    new LineReport(out).entry(entry);
    return out.toString(StandardCharsets.UTF_8);
  }

  private String full(ArchivedEntry entry) throws IOException {
    out.reset();
    new FullReport(out, payloads).entry(entry);
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json(ArchivedEntry entry) throws IOException {
    out.reset();
    new JsonReport(out, Optional.of(payloads)).entry(entry);
    String line = out.toString(StandardCharsets.UTF_8);
    assertThat(line).matches("[ -~]+\n");
    return new ObjectMapper().readTree(line);
  }

  @Test
  void aLineHasTheBeginningOfWhatIsLong() throws IOException {
    AuditEvent event =
        event()
            .with("purposes", List.of("conference", "recording"))
            .with("note", "x".repeat(41))
            .with("count", 3)
            .with("flag", true)
            .withPayload(new PayloadHash("0".repeat(64)));
    assertThat(line(entry(event)))
        .isEqualTo(
            "2026/7  2026-11-25T16:41:26.177Z  consent.granted     participant  room 7b0c2f6d"
                + "  count=3  flag=yes  note="
                + "x".repeat(40)
                + "...  purposes=conference,recording  +payload\n");
  }

  @Test
  void noTerminalIsToldAnything() throws IOException {
    AuditEvent event = event().with("note", "a\nb\u202e");
    assertThat(line(entry(event))).contains("note=a\\nb\\u{202e}").doesNotContain("\u202e");
    assertThat(full(entry(event))).doesNotContain("\u202e");
    for (String hostile : List.of("\u001b[31m", "{\"v\":1,\"kind\":\"\u001b[2J\"}", "\u009b31m")) {
      for (String shown : List.of(line(entry(hostile)), full(entry(hostile)))) {
        assertThat(shown).contains("this is no entry").matches("[ -~\n]+");
      }
      assertThat(json(entry(hostile)).get("base64").binaryValue())
          .isEqualTo(hostile.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void whatALaterVersionWroteIsShownAsItIs() throws IOException {
    String leaf = "{\"v\":2,\"kind\":\"consent.granted\",\"more\":[1,{\"a\":null}]}";
    assertThat(line(entry(leaf))).contains("of a later version").contains(leaf);
    assertThat(full(entry(leaf))).contains(leaf);
    assertThat(json(entry(leaf)).at("/entry/more/1").toString()).isEqualTo("{\"a\":null}");
  }

  @Test
  void aTextOfSeveralLinesIsSeveral() throws IOException {
    assertThat(full(entry(event().with("previous", "one\ntwo"))))
        .contains("previous  \n  one\n  two\n");
  }

  @Test
  void aPayloadIsShownAsItIsNow() throws IOException {
    PayloadHash text =
        payloads.put("{\"name\":\"participant-1\"}\n\u001b[2J".getBytes(StandardCharsets.UTF_8));
    assertThat(full(entry(event().withPayload(text))))
        .contains(text.hex() + "\n  {\"name\":\"participant-1\"}\n  \\u{1b}[2J\n");
    assertThat(json(entry(event().withPayload(text))).at("/payload/text").asText())
        .startsWith("{\"name\"");
    PayloadHash binary = payloads.put(new byte[] {0, (byte) 0xff});
    assertThat(full(entry(event().withPayload(binary)))).contains("2 bytes that are no text");
    assertThat(json(entry(event().withPayload(binary))).at("/payload/base64").binaryValue())
        .containsExactly(0, 0xff);
    payloads.bury(new Tombstone(text, TIME, 2027, 4711, "retention"));
    assertThat(full(entry(event().withPayload(text))))
        .contains("erased at 2026-11-25T16:41:26.177Z, for retention: see 2027/4711");
    assertThat(json(entry(event().withPayload(text))).get("payload").toString())
        .isEqualTo(
            "{\"state\":\"erased\",\"time\":\"2026-11-25T16:41:26.177Z\",\"reason\":\"retention\","
                + "\"by\":\"2027/4711\"}");
    PayloadHash none = new PayloadHash("0".repeat(64));
    assertThat(full(entry(event().withPayload(none)))).contains("missing");
    assertThat(json(entry(event().withPayload(none))).at("/payload/state").asText())
        .isEqualTo("missing");
    Files.writeString(directory.resolve("payloads/00/" + none), "else");
    assertThat(full(entry(event().withPayload(none)))).contains("damaged");
    assertThat(json(entry(event().withPayload(none))).at("/payload/state").asText())
        .isEqualTo("damaged");
  }

  @Property
  void whateverLiesThereIsALineAndAnObject(@ForAll byte[] leaf) throws IOException {
    ArchivedEntry entry = ArchivedEntry.of(ID, leaf);
    assertThat(line(entry)).matches("[^\\p{Cntrl}]*\n");
    out.reset();
    new JsonReport(out, Optional.empty()).entry(entry);
    assertThat(out.toString(StandardCharsets.UTF_8)).matches("[ -~]+\n");
  }
}
