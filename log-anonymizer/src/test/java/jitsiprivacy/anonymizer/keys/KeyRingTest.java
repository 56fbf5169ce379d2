package jitsiprivacy.anonymizer.keys;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jitsiprivacy.anonymizer.address.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

  private static final String FIRST = "20261101T000000Z-20261102T000000Z.key";
  private static final String SECOND = "20261102T000000Z-20261103T000000Z.key";
  private static final String THIRD = "20261103T000000Z-20261104T000000Z.key";

  @TempDir Path folder;
  private Path keys;
  private final SetClock clock = new SetClock("2026-11-01T12:00:00Z");
  private final Told told = new Told();
  private KeyRing ring;

  @BeforeEach
  void start() {
    keys = folder.resolve("keys");
    ring = ring();
  }

  private KeyRing ring() {
    return new KeyRing(keys, KeySchedule.DEFAULT, clock, told);
  }

  private static String pseudonym(KeyRing ring) {
    IpAddress address = address("203.0.113.77");
    ring.current().orElseThrow().encrypt(address);
    return text(address);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(keys)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void hasNoKeyBeforeTheFirstTick() {
    assertThat(ring.current()).isEmpty();
    assertThat(ring.generation()).isZero();
    assertThat(keys).doesNotExist();
  }

  @Test
  void makesThisKeyAndTheNext() throws IOException {
    ring.tick();
    assertThat(ring.current()).isPresent();
    assertThat(ring.generation()).isNotZero();
    assertThat(files()).containsExactly(FIRST, SECOND);
    assertThat(keys.resolve(FIRST)).hasSize(32);
    assertThat(Files.readAllBytes(keys.resolve(FIRST)))
        .isNotEqualTo(Files.readAllBytes(keys.resolve(SECOND)));
    assertThat(mode(keys)).isEqualTo("rwx------");
    assertThat(mode(keys.resolve(FIRST))).isEqualTo("rw-------");
    assertThat(told.news()).isEmpty();
  }

  @Test
  void rotatesByTheClockAndNotByTheTick() {
    ring.tick();
    String first = pseudonym(ring);
    int generation = ring.generation();
    clock.set("2026-11-01T23:59:59.999Z");
    assertThat(pseudonym(ring)).isEqualTo(first);
    assertThat(ring.generation()).isEqualTo(generation);
    clock.set("2026-11-02T00:00:00Z");
    assertThat(pseudonym(ring)).isNotEqualTo(first);
    assertThat(ring.generation()).isNotEqualTo(generation).isNotZero();
  }

  @Test
  void aKeyStaysTheSameOverTicksAndRestarts() {
    ring.tick();
    String before = pseudonym(ring);
    int generation = ring.generation();
    clock.set("2026-11-01T23:59:00Z");
    ring.tick();
    assertThat(pseudonym(ring)).isEqualTo(before);
    assertThat(ring.generation()).isEqualTo(generation);
    KeyRing restarted = ring();
    restarted.tick();
    assertThat(pseudonym(restarted)).isEqualTo(before);
  }

  @Test
  void withoutTicksThereIsNoKeyInTheEnd() {
    ring.tick();
    clock.set("2026-11-02T23:59:59Z");
    assertThat(ring.current()).isPresent();
    clock.set("2026-11-03T00:00:00Z");
    assertThat(ring.current()).isEmpty();
    assertThat(ring.generation()).isZero();
  }

  @Test
  void aLeapOverPeriodsIsMadeGoodByTheNextTick() throws IOException {
    ring.tick();
    clock.set("2026-11-05T10:00:00Z");
    assertThat(ring.current()).isEmpty();
    ring.tick();
    assertThat(ring.current()).isPresent();
    assertThat(files())
        .containsExactly(
            FIRST,
            SECOND,
            "20261105T000000Z-20261106T000000Z.key",
            "20261106T000000Z-20261107T000000Z.key");
  }

  @Test
  void aClockSetBackFindsTheKeyOfBefore() {
    ring.tick();
    String first = pseudonym(ring);
    int generation = ring.generation();
    clock.set("2026-11-02T00:00:30Z");
    ring.tick();
    assertThat(pseudonym(ring)).isNotEqualTo(first);
    clock.set("2026-11-01T23:59:58Z");
    assertThat(pseudonym(ring)).isEqualTo(first);
    assertThat(ring.generation()).isEqualTo(generation);
    ring.tick();
    assertThat(pseudonym(ring)).isEqualTo(first);
    assertThat(told.news()).isEmpty();
  }

  @Test
  void aClockSetBackFarMakesKeysAnew() {
    ring.tick();
    clock.set("2020-01-01T00:00:00Z");
    assertThat(ring.current()).isEmpty();
    ring.tick();
    assertThat(ring.current()).isPresent();
  }

  @Test
  void keysAreDestroyedAWeekAfterTheirPeriod() throws IOException {
    ring.tick();
    clock.set("2026-11-08T23:59:59Z");
    ring.tick();
    assertThat(files()).contains(FIRST, SECOND);
    clock.set("2026-11-09T00:00:00Z");
    ring.tick();
    assertThat(files()).doesNotContain(FIRST).contains(SECOND);
    assertThat(told.news()).isEmpty();
  }

  @Test
  void aDestroyedKeyIsOverwritten() throws IOException {
    ring.tick();
    Path other = folder.resolve("the same file by another name");
    Files.createLink(other, keys.resolve(FIRST));
    clock.set("2026-11-09T00:00:00Z");
    ring.tick();
    assertThat(other).hasBinaryContent(new byte[32]);
  }

  @Test
  void keptForNothingTheLastKeyIsNotEvenInMemory() {
    ring = new KeyRing(keys, new KeySchedule(Duration.ofDays(1), Duration.ZERO), clock, told);
    ring.tick();
    clock.set("2026-11-02T00:00:00Z");
    ring.tick();
    assertThat(keys.resolve(FIRST)).doesNotExist();
    clock.set("2026-11-01T23:59:59Z");
    assertThat(ring.current()).isEmpty();
  }

  @Test
  void everyKeyIsDestroyedByItsOwnPeriodWhateverTheScheduleIsNow() throws IOException {
    ring.tick();
    clock.set("2026-11-09T00:00:00Z");
    new KeyRing(keys, new KeySchedule(Duration.ofDays(30), Duration.ofDays(7)), clock, told).tick();
    assertThat(files()).doesNotContain(FIRST).contains(SECOND);
  }

  @Test
  void aKeyThatSomebodyDeletedIsForgottenAtTheNextTick() {
    ring.tick();
    String before = pseudonym(ring);
    int generation = ring.generation();
    assertThat(keys.resolve(FIRST).toFile().delete()).isTrue();
    ring.tick();
    assertThat(pseudonym(ring)).isNotEqualTo(before);
    assertThat(ring.generation()).isNotEqualTo(generation);
  }

  /**
   * As from a crash before, within and after the writing, and between the link and the clean-up.
   */
  @Test
  void whatACrashLeftDoesNotHinder() throws IOException {
    ring.tick();
    String before = pseudonym(ring);
    Path empty = Files.createFile(keys.resolve(THIRD + ".1.draft"));
    Path half = Files.write(keys.resolve(THIRD + ".2.draft"), new byte[16]);
    Path linked = Files.createLink(keys.resolve(FIRST + ".3.draft"), keys.resolve(FIRST));
    clock.set("2026-11-01T12:01:00Z");
    ring.tick();
    assertThat(files())
        .contains(THIRD + ".1.draft"); // It may be somebody's who writes it just now.
    for (Path draft : List.of(empty, half, linked)) {
      Files.setLastModifiedTime(draft, FileTime.from(clock.instant().minusSeconds(3_601)));
    }
    ring.tick();
    assertThat(files()).containsExactly(FIRST, SECOND);
    assertThat(pseudonym(ring)).isEqualTo(before);
    assertThat(pseudonym(restarted())).isEqualTo(before);
    assertThat(told.news()).isEmpty();
  }

  private KeyRing restarted() {
    KeyRing restarted = ring();
    restarted.tick();
    return restarted;
  }

  @ParameterizedTest
  @CsvSource({"0, 0 bytes", "31, 31 bytes", "33, 33 bytes", "1000000, 1000000 bytes"})
  void aFileThatIsNoKeyIsNeitherUsedNorOverwritten(int length, String said) throws IOException {
    Files.createDirectory(keys);
    mode(keys, "rwx------");
    Path file = Files.write(keys.resolve(FIRST), new byte[length]);
    mode(file, "rw-------");
    ring.tick();
    assertThat(ring.current()).isEmpty();
    assertThat(told.news())
        .containsExactly("NO_KEY: " + file + " is not a key: " + said + " instead of 32");
    assertThat(file).hasSize(length);
    clock.set("2026-11-02T00:00:00Z"); // The others are not affected.
    assertThat(ring.current()).isPresent();
    clock.set("2026-11-01T23:00:00Z");
    Files.delete(file);
    ring.tick();
    assertThat(ring.current()).isPresent();
    assertThat(told.news()).containsExactly("NO_KEY recovered");
  }

  @Test
  void aBlankedKeyIsNone() throws IOException {
    ring.tick();
    Files.write(keys.resolve(SECOND), new byte[32]);
    KeyRing other = restarted();
    assertThat(told.news())
        .containsExactly(
            "NO_NEXT_KEY: " + keys.resolve(SECOND) + " is not a key: its two halves are the same");
    assertThat(other.current()).isPresent();
  }

  @Test
  void whatIsNoRegularFileIsNoKey() throws IOException {
    ring.tick();
    Path elsewhere = Files.move(keys.resolve(FIRST), folder.resolve("elsewhere"));
    Files.createSymbolicLink(keys.resolve(FIRST), elsewhere);
    KeyRing other = restarted();
    assertThat(other.current()).isEmpty();
    assertThat(told.news())
        .containsExactly("NO_KEY: " + keys.resolve(FIRST) + " is not a regular file");
    clock.set("2026-11-09T00:00:00Z");
    byte[] before = Files.readAllBytes(elsewhere);
    other.tick();
    assertThat(files()).doesNotContain(FIRST);
    assertThat(elsewhere)
        .hasBinaryContent(before); // The link is gone, nothing was written through it.
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwx---r--", "rwx----w-", "rwx-----x", "rwxrwxrwx"})
  void anOpenDirectoryIsRefused(String mode) throws IOException {
    ring.tick();
    mode(keys, mode);
    ring.tick();
    assertThat(ring.current()).isEmpty();
    assertThat(told.news())
        .containsExactly(
            "NO_KEY: "
                + keys
                + " is accessible to every user ("
                + mode
                + "); with chmod o= it is not, but the keys may have been read");
    mode(keys, "rwx------");
    ring.tick();
    assertThat(ring.current()).isPresent();
  }

  @Test
  void anOpenKeyIsRefused() throws IOException {
    ring.tick();
    mode(keys.resolve(FIRST), "rw----r--");
    ring.tick();
    assertThat(ring.current()).isEmpty();
    assertThat(told.news())
        .singleElement()
        .asString()
        .startsWith("NO_KEY: " + keys.resolve(FIRST) + " is accessible to every user (rw----r--)");
    clock.set("2026-11-02T00:00:00Z");
    assertThat(ring.current()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "rwx------, rw-------",
    "rwxrwx---, rw-rw----",
    "rwxr-x---, rw-r-----",
    "rwx--x---, rw-------"
  })
  void aKeyIsSharedAsItsDirectoryIs(String ofDirectory, String ofKey) throws IOException {
    Files.createDirectory(keys);
    mode(keys, ofDirectory);
    ring.tick();
    assertThat(mode(keys.resolve(FIRST))).isEqualTo(ofKey);
    assertThat(told.news()).isEmpty();
  }

  /** A directory that was replaced by a file fails like a disk that fails, for root as well. */
  @Test
  void aFailingDiskRedactsFromTheNextPeriodOn() throws IOException {
    ring.tick();
    String before = pseudonym(ring);
    Path aside = folder.resolve("aside");
    Files.move(keys, aside);
    Files.createFile(keys);
    clock.set("2026-11-02T00:00:00Z");
    ring.tick();
    assertThat(pseudonym(ring)).isNotEqualTo(before); // The next key was ready.
    assertThat(told.news())
        .hasSize(2)
        .satisfiesExactlyInAnyOrder(
            news -> assertThat(news).startsWith("NO_NEXT_KEY: "),
            news -> assertThat(news).startsWith("NOT_DESTROYED: "));
    clock.set("2026-11-03T00:00:00Z");
    assertThat(ring.current()).isEmpty();
    ring.tick();
    assertThat(ring.current()).isEmpty();
    assertThat(told.news())
        .contains("NO_NEXT_KEY recovered")
        .anyMatch(news -> news.startsWith("NO_KEY: "));
    Files.delete(keys);
    Files.move(aside, keys);
    ring.tick();
    assertThat(ring.current()).isPresent();
    assertThat(told.news())
        .containsExactlyInAnyOrder("NO_KEY recovered", "NOT_DESTROYED recovered");
  }

  @Test
  void useAllocatesNothing() {
    ring.tick();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least =
        LongStream.range(0, 5)
            .map(
                round -> {
                  long before = threads.getCurrentThreadAllocatedBytes();
                  for (int i = 0; i < 1_000; i++) {
                    assertThatKeyIsThere();
                  }
                  return threads.getCurrentThreadAllocatedBytes() - before;
                })
            .min()
            .getAsLong();
    assertThat(least).isLessThan(1_000);
  }

  private void assertThatKeyIsThere() {
    if (ring.current().isEmpty() || ring.generation() == 0) {
      throw new AssertionError();
    }
  }
}
