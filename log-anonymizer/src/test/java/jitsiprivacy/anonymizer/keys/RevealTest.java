package jitsiprivacy.anonymizer.keys;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.copy;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.ipcrypt.CycleWalk;
import jitsiprivacy.anonymizer.keys.Revealed.Candidate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevealTest {

  private static final String FIRST = "20261101T000000Z-20261102T000000Z.key";
  private static final Optional<Instant> ON_THE_FIRST =
      Optional.of(Instant.parse("2026-11-01T08:30:00Z"));

  @TempDir Path folder;
  private Path keys;
  private Path log;
  private final SetClock clock = new SetClock("2026-11-01T12:00:00Z");
  private Predicate<IpAddress> kept = address -> false;
  private IpAddress pseudonym;

  @BeforeEach
  void aPseudonymOfTheFirst() {
    keys = folder.resolve("keys");
    log = keys.resolve("reveals.log");
    pseudonym = pseudonym();
    clock.set("2026-11-03T09:00:00Z");
  }

  private IpAddress pseudonym() {
    KeyRing ring = new KeyRing(keys, KeySchedule.DEFAULT, clock, new Told());
    ring.tick();
    IpAddress address = address("203.0.113.77");
    assertThat(new CycleWalk(kept).encrypt(ring.current().orElseThrow(), address)).isTrue();
    return address;
  }

  private Revealed reveal(Optional<Instant> replacedAt) throws IOException, RevealException {
    return reveal(replacedAt, "order 12 Gs 34/26");
  }

  private Revealed reveal(Optional<Instant> replacedAt, String reason)
      throws IOException, RevealException {
    Reveal reveal = new Reveal(keys, KeySchedule.DEFAULT, kept, clock);
    return reveal.reveal(new RevealRequest(pseudonym, replacedAt, reason, "operator"));
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(log, StandardCharsets.UTF_8);
  }

  @Test
  void byItsTime() throws Exception {
    IpAddress before = copy(pseudonym);
    Revealed revealed = reveal(ON_THE_FIRST);
    assertThat(revealed.unusable()).isEmpty();
    assertThat(revealed.candidates()).hasSize(1);
    Candidate candidate = revealed.candidates().get(0);
    assertThat(text(candidate.address())).isEqualTo("203.0.113.77");
    assertThat(candidate.period()).hasToString("2026-11-01T00:00:00Z to 2026-11-02T00:00:00Z");
    assertThat(text(pseudonym)).isEqualTo(text(before));
  }

  @Test
  void withoutATimeByEachKeyThereIs() throws Exception {
    Revealed revealed = reveal(Optional.empty());
    assertThat(revealed.candidates()).hasSize(2);
    assertThat(text(revealed.candidates().get(0).address())).isEqualTo("203.0.113.77");
    assertThat(text(revealed.candidates().get(1).address())).isNotEqualTo("203.0.113.77");
    assertThat(revealed.candidates().get(1).period().from()).isEqualTo("2026-11-02T00:00:00Z");
  }

  @Test
  void notByAKeyThatIsMadeAhead() throws Exception {
    clock.set("2026-11-01T12:00:00Z");
    assertThat(reveal(Optional.empty()).candidates())
        .singleElement()
        .satisfies(only -> assertThat(text(only.address())).isEqualTo("203.0.113.77"));
  }

  @Test
  void aroundKeptNetworks() throws Exception {
    kept = address -> (address.low() & 0x8000_0000L) == 0;
    clock.set("2026-11-01T12:00:00Z");
    pseudonym = pseudonym();
    assertThat(text(reveal(ON_THE_FIRST).candidates().get(0).address())).isEqualTo("203.0.113.77");
    pseudonym = address("10.0.0.1");
    assertThatExceptionOfType(RevealException.class)
        .isThrownBy(() -> reveal(ON_THE_FIRST))
        .withMessage(
            "this address is in a kept network: it is no pseudonym, but the address itself");
  }

  @Test
  void isRecorded() throws Exception {
    reveal(ON_THE_FIRST);
    reveal(Optional.empty(), "\"a\\b\"\n\u0000\u001b[31mü\ud83d\ude00\ud800");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
        .isEqualTo("rw-------");
    assertThat(lines())
        .containsExactly(
            "{\"time\": \"2026-11-03T09:00:00Z\", \"pseudonym\": \""
                + text(pseudonym)
                + "\", \"replaced\": \"2026-11-01T08:30:00Z\", \"reason\": \"order 12 Gs 34/26\","
                + " \"operator\": \"operator\"}",
            "{\"time\": \"2026-11-03T09:00:00Z\", \"pseudonym\": \""
                + text(pseudonym)
                + "\", \"reason\":"
                + " \"\\\"a\\\\b\\\"\\u000a\\u0000\\u001b[31m\\u00fc\\ud83d\\ude00\\ud800\","
                + " \"operator\": \"operator\"}");
  }

  @Test
  void isNotAnsweredUnlessRecorded() throws Exception {
    Files.createDirectory(log);
    assertThatThrownBy(() -> reveal(ON_THE_FIRST)).isInstanceOf(IOException.class);
  }

  @Test
  void isRecordedBeforeTheKeyIsLookedAt() throws Exception {
    Files.write(keys.resolve(FIRST), new byte[3]);
    Revealed revealed = reveal(ON_THE_FIRST);
    assertThat(revealed.candidates()).isEmpty();
    assertThat(revealed.unusable())
        .containsExactly(keys.resolve(FIRST) + " is not a key: 3 bytes instead of 32");
    assertThat(lines()).hasSize(1);
  }

  @Test
  void aCorruptKeyLeavesTheOthersUsable() throws Exception {
    Files.write(keys.resolve("20261102T000000Z-20261103T000000Z.key"), new byte[3]);
    Revealed revealed = reveal(Optional.empty());
    assertThat(text(revealed.candidates().get(0).address())).isEqualTo("203.0.113.77");
    assertThat(revealed.unusable()).hasSize(1);
  }

  @Test
  void theRecordFollowsNoLink() throws Exception {
    Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
    Files.createSymbolicLink(log, elsewhere);
    assertThatThrownBy(() -> reveal(ON_THE_FIRST)).isInstanceOf(IOException.class);
    assertThat(elsewhere).isEmptyFile();
  }

  @Test
  void aRecordThatAFullDiskCutOffStaysALineOfItsOwn() throws Exception {
    reveal(ON_THE_FIRST);
    Files.writeString(log, "{\"time\": \"2026-", StandardOpenOption.APPEND);
    reveal(ON_THE_FIRST);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(2)).isEqualTo(lines().get(0));
  }

  @Test
  void aRecordOpenToAllIsRefused() throws Exception {
    reveal(ON_THE_FIRST);
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> reveal(ON_THE_FIRST))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("reveals.log is accessible to every user (rw-r--r--)");
  }

  @Test
  void notWithoutAReason() {
    for (String none : List.of("", " ", "\n\t")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RevealRequest(pseudonym, ON_THE_FIRST, none, "operator"))
          .withMessage("no address is revealed without a reason");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new RevealRequest(pseudonym, ON_THE_FIRST, "order", none))
          .withMessage("no address is revealed without the user who asks");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RevealRequest(pseudonym, ON_THE_FIRST, "x".repeat(4_001), "operator"))
        .withMessage("a reason is 4001 characters long; 4000 are the most");
  }

  @Test
  void saysThatTheKeyWasDestroyed() throws Exception {
    clock.set("2026-11-09T00:00:00Z"); // Nothing ticked since: the file is still there.
    assertThat(keys.resolve(FIRST)).exists();
    assertThatExceptionOfType(RevealException.class)
        .isThrownBy(() -> reveal(ON_THE_FIRST))
        .withMessage(
            "the key of 2026-11-01T00:00:00Z to 2026-11-02T00:00:00Z was destroyed at"
                + " 2026-11-09T00:00:00Z: nobody can reverse this pseudonym any more");
    assertThat(keys.resolve(FIRST)).doesNotExist();
    assertThat(lines()).hasSize(1);
  }

  @Test
  void saysThatThereIsNoKey() {
    assertThatExceptionOfType(RevealException.class)
        .isThrownBy(() -> reveal(Optional.of(Instant.parse("2026-11-03T01:00:00Z"))))
        .withMessage(
            "there is no key of 2026-11-03T00:00:00Z to 2026-11-04T00:00:00Z in %s: none was made,"
                + " or it was deleted",
            keys);
    clock.set("2027-01-01T00:00:00Z");
    assertThatExceptionOfType(RevealException.class)
        .isThrownBy(() -> reveal(Optional.empty()))
        .withMessage("there is no key left in %s: this pseudonym cannot be reversed", keys);
  }

  @Test
  void makesNoDirectoryOfKeys() {
    keys = folder.resolve("other");
    assertThatThrownBy(() -> reveal(ON_THE_FIRST)).isInstanceOf(IOException.class);
    assertThat(keys).doesNotExist();
  }
}
