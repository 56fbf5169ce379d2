package jitsiprivacy.recording.seal.age;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static jitsiprivacy.recording.seal.age.Bytes.CIPHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * No byte of what was damaged leaves, wherever that is, and nothing that is cut off looks whole.
 */
class DamageTest {

  private static final int CHUNK = 1 << 16;
  private static final int SEALED = CHUNK + 16;
  private static final int NONCE = 16;

  /** Two blocks, the last of which ends in the middle of a chunk. */
  private static final byte[] PLAIN = Bytes.plain(20 * CHUNK + 100);

  private final Identity identity = Identity.make();
  private final byte[] sealed;
  private final int payload;

  DamageTest() throws IOException {
    sealed = Bytes.seal(CIPHER, PLAIN, identity.recipient(), Identity.make().recipient());
    payload = sealed.length - PLAIN.length - 21 * 16;
  }

  /** What left of it is a part of what was sealed, and ends before the damage. */
  private void mustBeFound(byte[] damaged, int at) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Bytes.open(CIPHER, damaged, out, identity);
      fail("not found: damage at " + at);
    } catch (DamagedException | WrongKeyException e) {
      byte[] left = out.toByteArray();
      assertThat(left.length).isLessThanOrEqualTo(Math.max(0, at - payload) / SEALED * CHUNK);
      assertThat(Arrays.equals(left, Arrays.copyOf(PLAIN, left.length))).isTrue();
    } catch (IOException e) {
      fail("damage at " + at, e);
    }
  }

  private byte[] flipped(int at, int bit) {
    byte[] damaged = sealed.clone();
    damaged[at] ^= (byte) (1 << bit);
    return damaged;
  }

  @Test
  void eachBitOfTheHeaderAndTheNonce() {
    for (int at = 0; at < payload; at++) {
      for (int bit = 0; bit < 8; bit++) {
        mustBeFound(flipped(at, bit), at);
      }
    }
  }

  @Test
  void theFirstAndTheLastBitsOfEachChunk() {
    for (int begin = payload; begin < sealed.length; begin += SEALED) {
      int end = Math.min(begin + SEALED, sealed.length);
      mustBeFound(flipped(begin, 0), begin);
      mustBeFound(flipped(end - 16, 0), end - 16);
      mustBeFound(flipped(end - 1, 7), end - 1);
    }
  }

  @Property(tries = 200)
  void anyBit(@ForAll Random random) {
    int at = payload + random.nextInt(sealed.length - payload);
    mustBeFound(flipped(at, random.nextInt(8)), at);
  }

  @Test
  void whereverTheHeaderIsCutOff() {
    for (int length = 0; length <= payload; length++) {
      mustBeFound(Arrays.copyOf(sealed, length), length);
    }
  }

  @Test
  void atEachBoundaryAndBesideIt() {
    for (int begin = payload; begin < sealed.length; begin += SEALED) {
      for (int length :
          new int[] {begin - 1, begin, begin + 1, begin + 15, begin + 16, begin + 17}) {
        mustBeFound(Arrays.copyOf(sealed, length), length);
      }
    }
    for (int less = 1; less <= 17; less++) {
      mustBeFound(Arrays.copyOf(sealed, sealed.length - less), sealed.length - less);
    }
  }

  @Test
  void whatIsAppended() {
    for (int more : new int[] {1, 16, 17, SEALED}) {
      mustBeFound(Arrays.copyOf(sealed, sealed.length + more), sealed.length - 1);
    }
    // Behind chunks that are all whole, too.
    for (int chunks : new int[] {1, 16}) {
      byte[] whole = seal(Arrays.copyOf(PLAIN, chunks * CHUNK));
      for (int more : new int[] {1, 16, SEALED}) {
        mustBeFound(Arrays.copyOf(whole, whole.length + more), whole.length - 1);
      }
    }
  }

  @Test
  void anEmptyLastChunk() {
    // Sixteen zeros are its tag with a probability that no test meets: what is tested is the form.
    byte[] empty = seal(new byte[0]);
    mustBeFound(Arrays.copyOf(empty, empty.length + 16), empty.length - 1);
    mustBeFound(Arrays.copyOf(empty, empty.length - 16), empty.length - 16);
  }

  @Property(tries = 50)
  void chunksInAnotherOrder(
      @ForAll @IntRange(max = 19) int one, @ForAll @IntRange(max = 19) int other) {
    if (one != other) {
      byte[] damaged = sealed.clone();
      System.arraycopy(sealed, payload + one * SEALED, damaged, payload + other * SEALED, SEALED);
      System.arraycopy(sealed, payload + other * SEALED, damaged, payload + one * SEALED, SEALED);
      mustBeFound(damaged, payload + Math.min(one, other) * SEALED);
    }
  }

  @Property(tries = 50)
  void chunksThatAreMissing(@ForAll @IntRange(max = 20) int chunk) {
    int begin = payload + chunk * SEALED;
    int end = Math.min(begin + SEALED, sealed.length);
    byte[] damaged = Arrays.copyOf(sealed, sealed.length - (end - begin));
    System.arraycopy(sealed, end, damaged, begin, sealed.length - end);
    mustBeFound(damaged, begin);
  }

  @Test
  void theHeaderOfAnotherFile() {
    byte[] other = seal(PLAIN);
    int header = other.length - PLAIN.length - 21 * 16 - NONCE;
    int rest = sealed.length - payload + NONCE;
    byte[] mixed = Arrays.copyOf(other, header + rest);
    System.arraycopy(sealed, payload - NONCE, mixed, header, rest);
    mustBeFound(mixed, payload);
  }

  @Property(tries = 300)
  void noBytesThatAreNoFileOfAgeDoAnythingElse(@ForAll byte[] any, @ForAll boolean headed) {
    byte[] begin = headed ? "age-encryption.org/v1\n-> X25519 ".getBytes(US_ASCII) : new byte[0];
    byte[] bytes = Arrays.copyOf(begin, begin.length + any.length);
    System.arraycopy(any, 0, bytes, begin.length, any.length);
    mustBeFound(bytes, 0);
  }

  private byte[] seal(byte[] plain) {
    try {
      return Bytes.seal(CIPHER, plain, identity.recipient());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
