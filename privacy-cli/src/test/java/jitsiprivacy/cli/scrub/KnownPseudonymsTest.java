package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
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

  @TempDir Path keys;
  private Pseudonyms pseudonyms;
  private KnownPseudonyms known;

  @BeforeEach
  void make() throws Exception {
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    KeyRing ring = new KeyRing(keys, KeySchedule.DEFAULT, clock, new KeyNotices(keys, any -> {}));
    ring.tick();
    pseudonyms = new Pseudonyms(ring, Networks.THIS_HOST);
    known = new KnownPseudonyms(keys, clock);
    known.read();
  }

  private IpAddress pseudonym(int client) {
    IpAddress address = IpAddress.v4(client);
    pseudonyms.apply(address);
    return address;
  }

  @Test
  void oneThatWasMadeBeforeTheTextWasWrittenIsKnown() {
    Predicate<IpAddress> later = known.in(() -> NOON);
    assertThat(later.test(pseudonym(0xc6120729))).isTrue();
    assertThat(later.test(IpAddress.v4(0xc6120729))).isFalse();
  }

  @Test
  void anOldTextIsNoReasonToReadThemAgain() {
    assertThat(known.in(() -> NOON.minusMillis(1)).test(pseudonym(0xc6120729))).isFalse();
  }

  @Test
  void whereNobodyMadeAnyThereAreNone() {
    KnownPseudonyms none = new KnownPseudonyms(keys.resolve("none"), Clock.systemUTC());
    assertThat(none.in(() -> Instant.MAX).test(pseudonym(0xc6120729))).isFalse();
  }

  @Test
  void thatTheyCannotBeReadIsNoReasonToTakeThemForAddresses() throws Exception {
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx---r-x"));
    assertThatThrownBy(() -> known.read()).isInstanceOf(UncheckedIOException.class);
  }
}
