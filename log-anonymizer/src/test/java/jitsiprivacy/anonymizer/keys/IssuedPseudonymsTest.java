package jitsiprivacy.anonymizer.keys;

import static jitsiprivacy.anonymizer.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Networks;
import jitsiprivacy.anonymizer.replace.Pseudonyms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuedPseudonymsTest {

  private static final String FIRST = "20261101T000000Z-20261102T000000Z.issued";

  @TempDir Path folder;
  private Path keys;
  private final SetClock clock = new SetClock("2026-11-01T12:00:00Z");
  private final Told told = new Told();
  private KeyRing ring;

  @BeforeEach
  void start() {
    keys = folder.resolve("keys");
    ring = ring(KeySchedule.DEFAULT);
    ring.tick();
  }

  private KeyRing ring(KeySchedule schedule) {
    return new KeyRing(keys, schedule, clock, told);
  }

  private static IpAddress pseudonym(KeyRing ring, String literal) {
    IpAddress address = address(literal);
    new Pseudonyms(ring, Networks.THIS_HOST).apply(address);
    ring.record();
    return address;
  }

  private boolean isIssued(IpAddress address) throws IOException {
    return IssuedPseudonyms.in(keys).test(address);
  }

  @Test
  void tellsAPseudonymFromAnAddress() throws IOException {
    IpAddress v4 = pseudonym(ring, "203.0.113.77");
    IpAddress v6 = pseudonym(ring, "2001:db8::77");
    assertThat(isIssued(v4)).isTrue();
    assertThat(isIssued(v6)).isTrue();
    assertThat(isIssued(address("203.0.113.77"))).isFalse();
    assertThat(isIssued(address("2001:db8::77"))).isFalse();
    assertThat(told.news()).isEmpty();
  }

  @Test
  void eachIsWrittenOnceByAProcessAndAllProcessesWriteToOneFile() throws IOException {
    KeyRing other = ring(KeySchedule.DEFAULT);
    other.tick();
    for (int i = 0; i < 3; i++) {
      pseudonym(ring, "203.0.113.77");
      pseudonym(other, "203.0.113.78");
      pseudonym(other, "203.0.113.77");
    }
    assertThat(Files.readAllLines(keys.resolve(FIRST))).hasSize(3);
    assertThat(isIssued(pseudonym(ring, "203.0.113.78"))).isTrue();
  }

  @Test
  void survivesItsKeyForAboutAMonth() throws IOException {
    IpAddress pseudonym = pseudonym(ring, "203.0.113.77");
    clock.set("2026-12-06T00:00:00Z");
    ring.tick();
    assertThat(isIssued(pseudonym)).isTrue();
    clock.set("2026-12-07T00:00:00Z");
    ring.tick();
    assertThat(isIssued(pseudonym)).isFalse();
    assertThat(keys.resolve(FIRST)).doesNotExist();
  }

  @Test
  void isNotForgottenBeforeItsKey() throws IOException {
    KeyRing longer = ring(new KeySchedule(Duration.ofDays(1), Duration.ofDays(90)));
    longer.tick();
    IpAddress pseudonym = pseudonym(longer, "203.0.113.77");
    clock.set("2027-01-15T00:00:00Z");
    longer.tick();
    assertThat(isIssued(pseudonym)).isTrue();
  }

  @Test
  void thoseOfTheNextKeyAreInAFileOfTheirOwn() throws IOException {
    pseudonym(ring, "203.0.113.77");
    clock.set("2026-11-02T00:00:00Z");
    IpAddress next = pseudonym(ring, "203.0.113.77");
    assertThat(keys.resolve("20261102T000000Z-20261103T000000Z.issued"))
        .hasContent(jitsiprivacy.anonymizer.Addresses.text(next) + "\n");
  }

  @Test
  void isForWhomTheKeysAreFor() throws IOException {
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxrwx---"));
    pseudonym(ring, "203.0.113.77");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(FIRST))))
        .isEqualTo("rw-rw----");
  }

  @Test
  void tellsWhenItCannotBeWrittenAndAddressesAreReplacedAllTheSame() throws IOException {
    Files.createDirectory(keys.resolve(FIRST));
    IpAddress pseudonym = pseudonym(ring, "203.0.113.77");
    assertThat(pseudonym.low()).isNotEqualTo(address("203.0.113.77").low());
    assertThat(told.news()).singleElement().asString().startsWith("NOT_RECORDED: ");
    Files.delete(keys.resolve(FIRST));
    IpAddress next = pseudonym(ring, "203.0.113.78");
    assertThat(isIssued(pseudonym)).isTrue();
    assertThat(isIssued(next)).isTrue();
    assertThat(told.news()).containsExactly("NOT_RECORDED recovered");
  }

  @Test
  void followsNoLink() throws IOException {
    Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
    Files.createSymbolicLink(keys.resolve(FIRST), elsewhere);
    pseudonym(ring, "203.0.113.77");
    assertThat(elsewhere).isEmptyFile();
    assertThatIOException().isThrownBy(() -> IssuedPseudonyms.in(keys));
  }

  @Test
  void readsAroundWhatIsNoAddress() throws IOException {
    IpAddress first = pseudonym(ring, "203.0.113.77");
    Files.write(
        keys.resolve(FIRST),
        List.of("19.214.", "", "x".repeat(1_000_000)),
        StandardOpenOption.APPEND);
    IpAddress second = pseudonym(ring, "203.0.113.78");
    IssuedPseudonyms all = IssuedPseudonyms.in(keys);
    assertThat(all.test(first)).isTrue();
    assertThat(all.test(second)).isTrue();
  }

  @Test
  void thereIsABoundForWhoMakesAddressesUp() throws IOException {
    IssuedFile file =
        new IssuedFile(new KeyDirectory(keys), KeySchedule.DEFAULT.at(clock.instant()));
    for (int i = 1; i <= IssuedFile.MOST; i++) {
      file.add(IpAddress.v4(i));
    }
    file.write();
    file.add(IpAddress.v4(-1));
    assertThatIOException().isThrownBy(file::write).withMessageContaining("200000");
    IssuedPseudonyms all = IssuedPseudonyms.in(keys);
    for (int i = 1; i <= IssuedFile.MOST; i++) {
      assertThat(all.test(IpAddress.v4(i))).isTrue();
    }
    assertThat(all.test(IpAddress.v4(-1))).isFalse();
  }
}
