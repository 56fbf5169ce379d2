package jitsiprivacy.audit.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.tile.DurableFiles;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadStoreTest {

  private static final PayloadHash HASH =
      new PayloadHash("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  private static final Tombstone TOMBSTONE =
      new Tombstone(HASH, Instant.parse("2027-02-01T03:00:00Z"), 2027, 4711, "retention");

  @TempDir Path directory;
  private PayloadStore store;

  @BeforeEach
  void make() throws IOException {
    PayloadStore.prepare(new DurableFiles(directory));
    store = new PayloadStore(directory);
  }

  private Path file(PayloadHash hash) {
    return directory.resolve("payloads/" + hash.hex().substring(0, 2) + "/" + hash);
  }

  @Test
  void aFileHasTheNameOfItsHash() throws Exception {
    PayloadHash hash = store.put("participant-1".getBytes(UTF_8));
    byte[] file = Files.readAllBytes(file(hash));
    assertThat(file).hasSize(32 + 13);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
        .isEqualTo(hash.hex());
    assertThat(((PayloadState.Present) store.state(hash)).payload())
        .isEqualTo("participant-1".getBytes(UTF_8));
    assertThat(store.put("participant-1".getBytes(UTF_8))).isNotEqualTo(hash);
  }

  @Test
  void sizesAreBounded() throws IOException {
    PayloadHash empty = store.put(new byte[0]);
    assertThat(store.state(empty)).isInstanceOf(PayloadState.Present.class);
    PayloadHash largest = store.put(new byte[1 << 20]);
    assertThat(store.state(largest)).isInstanceOf(PayloadState.Present.class);
    assertThatIllegalArgumentException().isThrownBy(() -> store.put(new byte[(1 << 20) + 1]));
    Files.write(file(HASH), new byte[(1 << 20) + 33]);
    assertThat(store.state(HASH)).isEqualTo(new PayloadState.Damaged());
  }

  @Test
  void theTombstoneOfTheDocumentation() throws IOException {
    Files.write(file(HASH), new byte[100]);
    assertThat(store.state(HASH)).isEqualTo(new PayloadState.Damaged());
    store.bury(TOMBSTONE);
    assertThat(store.state(HASH)).isEqualTo(new PayloadState.Erased(TOMBSTONE));
    assertThat(Files.readString(Path.of("..", "docs", "audit-entries.md")))
        .contains(Files.readString(file(HASH)));
  }

  @Test
  void whatIsErasedIsOverwritten() throws IOException {
    PayloadHash hash = store.put("participant-1".getBytes(UTF_8));
    Path other = Files.createLink(directory.resolve("other"), file(hash));
    store.bury(new Tombstone(hash, Instant.EPOCH, 2026, 1, "request"));
    assertThat(Files.readAllBytes(other)).containsOnly(0);
    PayloadHash more = store.put(new byte[100_000]);
    Path third = Files.createLink(directory.resolve("third"), file(more));
    store.remove(more);
    assertThat(store.state(more)).isEqualTo(new PayloadState.Missing());
    assertThat(Files.readAllBytes(third)).containsOnly(0);
  }

  @Test
  void aTombstoneOfAnotherPayloadIsNone() throws IOException {
    store.bury(TOMBSTONE);
    PayloadHash other = new PayloadHash("9f" + "0".repeat(62));
    Files.move(file(HASH), file(other));
    assertThat(store.state(other)).isEqualTo(new PayloadState.Damaged());
    assertThat(store.state(HASH)).isEqualTo(new PayloadState.Missing());
  }

  @Test
  void aTombstoneHasOneForm() throws IOException {
    TombstoneFormat format = new TombstoneFormat();
    String line = new String(format.write(TOMBSTONE), UTF_8);
    assertThat(format.read(line.getBytes(UTF_8))).hasValue(TOMBSTONE);
    for (String other :
        new String[] {
          "",
          "{}",
          "[]",
          line.trim(),
          line + "\n",
          line + line,
          " " + line,
          line.replace("\"v\":1", "\"v\":2"),
          line.replace("\"v\":1,", ""),
          line.replace("\"v\":1", "\"v\":1,\"v\":1"),
          line.replace("4711", "-1"),
          line.replace("4711", "\"4711\""),
          line.replace("2027,", "20270,"),
          line.replace("retention", "asked by participant-1"),
          line.replace("retention", ""),
          line.replace("03:00:00.000Z", "03:00:00Z"),
          line.replace("}", ",\"more\":1}"),
          line.replace("}", ",\"more\":{\"a\":[]}}"),
        }) {
      assertThat(format.read(other.getBytes(UTF_8))).as(other).isEmpty();
    }
  }

  @Property
  void whateverIsReadThereIsAnAnswer(@ForAll byte[] bytes) {
    assertThat(new TombstoneFormat().read(bytes)).isEmpty();
  }
}
