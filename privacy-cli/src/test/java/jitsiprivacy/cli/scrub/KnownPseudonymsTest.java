package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.keys.KeyRing;
import jitsiprivacy.anonymizer.keys.KeySchedule;
import jitsiprivacy.anonymizer.replace.Networks;
import jitsiprivacy.anonymizer.replace.Pseudonyms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPseudonymsTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private static final int CLIENT = 0xc6120729;

  @TempDir Path keys;
  private Instant now = NOON;
  private Duration slept = Duration.ZERO;
  private KeyRing ring;
  private Pseudonyms pseudonyms;
  private KnownPseudonyms known;

  @BeforeEach
  void make() throws Exception {
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    ring =
        new KeyRing(
            keys,
            KeySchedule.DEFAULT,
            Clock.fixed(NOON, ZoneOffset.UTC),
            new KeyNotices(keys, any -> {}));
    ring.tick();
    pseudonyms = new Pseudonyms(ring, Networks.THIS_HOST);
    known = new KnownPseudonyms(keys, () -> now, this::sleep);
    known.read();
  }

  /** Whoever makes pseudonyms records them in the meantime. */
  private void sleep(Duration duration) {
    ring.record();
    now = now.plus(duration);
    slept = slept.plus(duration);
  }

  private IpAddress pseudonym(int client) {
    IpAddress address = IpAddress.v4(client);
    pseudonyms.apply(address);
    return address;
  }

  @Test
  void oneThatIsInTheTextButNotYetOnRecordIsWaitedFor() {
    assertThat(known.in(() -> NOON).test(pseudonym(CLIENT))).isTrue();
    assertThat(slept).isEqualTo(KnownPseudonyms.RECORDED_WITHIN);
  }

  @Test
  void oneThatIsOnRecordSinceTheyWereReadIsFoundAtOnce() {
    IpAddress later = pseudonym(CLIENT);
    ring.record();
    now = NOON.plusSeconds(60);
    assertThat(known.in(() -> NOON.plusSeconds(50)).test(later)).isTrue();
    assertThat(slept).isZero();
  }

  @Test
  void forRawOnesItIsWaitedOnceATextAtMost() {
    Predicate<IpAddress> text = known.in(() -> now);
    for (int client = CLIENT; client < CLIENT + 1000; client++) {
      assertThat(text.test(IpAddress.v4(client))).isFalse();
    }
    assertThat(slept).isEqualTo(KnownPseudonyms.RECORDED_WITHIN);
  }

  @Test
  void anOldTextIsNoReasonToReadThemAgain() {
    IpAddress address = pseudonym(CLIENT);
    ring.record();
    assertThat(known.in(() -> NOON.minusSeconds(2)).test(address)).isFalse();
    assertThat(slept).isZero();
  }

  @Test
  void whereNobodyMadeAnyThereAreNone() {
    KnownPseudonyms none = new KnownPseudonyms(keys.resolve("none"), () -> now, this::sleep);
    assertThat(none.in(() -> now).test(pseudonym(CLIENT))).isFalse();
    assertThat(slept).isZero();
  }

  @Test
  void thatTheyCannotBeReadIsNoReasonToTakeThemForAddresses() throws Exception {
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx---r-x"));
    assertThatThrownBy(() -> known.read()).isInstanceOf(UncheckedIOException.class);
  }
}
