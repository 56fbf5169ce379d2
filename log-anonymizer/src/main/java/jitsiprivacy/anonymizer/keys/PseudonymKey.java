package jitsiprivacy.anonymizer.keys;

import java.util.Arrays;
import java.util.Optional;
import jitsiprivacy.anonymizer.ipcrypt.PrefixPreserving;

/** A key in memory, ready for use. */
final class PseudonymKey {

  private final KeyPeriod period;
  private final long fromMillis;
  private final long untilMillis;
  private final byte[] bytes;
  private final Optional<PrefixPreserving> cipher;
  private final IssuedFile issued;
  private final int generation;

  PseudonymKey(KeyPeriod period, byte[] bytes, IssuedFile issued, int generation) {
    this.period = period;
    this.fromMillis = period.from().toEpochMilli();
    this.untilMillis = period.until().toEpochMilli();
    this.bytes = bytes.clone();
    this.cipher = Optional.of(new PrefixPreserving(bytes));
    this.issued = issued;
    this.generation = generation;
  }

  KeyPeriod period() {
    return period;
  }

  boolean isUsedAt(long millis) {
    return fromMillis <= millis && millis < untilMillis;
  }

  boolean isSame(KeyPeriod other, byte[] otherBytes) {
    return period.equals(other) && Arrays.equals(bytes, otherBytes);
  }

  /** Never empty; held as what is handed out, so that nothing is allocated. */
  Optional<PrefixPreserving> cipher() {
    return cipher;
  }

  /** Where the pseudonyms are kept that were made with it. */
  IssuedFile issued() {
    return issued;
  }

  int generation() {
    return generation;
  }
}
