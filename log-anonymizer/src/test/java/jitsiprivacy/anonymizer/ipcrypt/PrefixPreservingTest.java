package jitsiprivacy.anonymizer.ipcrypt;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.copy;
import static jitsiprivacy.anonymizer.Addresses.sharedBits;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import jitsiprivacy.anonymizer.address.IpAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrefixPreservingTest {

  private static final byte[] KEY = key(1);

  private static byte[] key(int seed) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (seed * 31 + i * 7);
    }
    return key;
  }

  @Property
  void aSharedPrefixOfIpv4IsKeptToTheBit(
      @ForAll @Size(32) byte[] key,
      @ForAll int bits,
      @ForAll int tail,
      @ForAll @IntRange(max = 31) int shared) {
    int differs = bits ^ (1 << (31 - shared));
    int tailBits = (1 << (31 - shared)) - 1;
    IpAddress a = IpAddress.v4(bits);
    IpAddress b = IpAddress.v4((differs & ~tailBits) | (tail & tailBits));
    keepsWhatTheyShare(key, a, b, shared);
  }

  @Property
  void aSharedPrefixOfIpv6IsKeptToTheBit(
      @ForAll @Size(32) byte[] key,
      @ForAll long high,
      @ForAll long low,
      @ForAll @IntRange(max = 127) int shared) {
    long flipHigh = shared < 64 ? 1L << (63 - shared) : 0;
    long flipLow = shared < 64 ? low : 1L << (127 - shared);
    keepsWhatTheyShare(
        key, IpAddress.v6(high, low), IpAddress.v6(high ^ flipHigh, low ^ flipLow), shared);
  }

  private static void keepsWhatTheyShare(byte[] key, IpAddress a, IpAddress b, int shared) {
    key[0] = (byte) ~key[16]; // Two halves that differ.
    if (a.isV4() != b.isV4()) {
      return;
    }
    assertThat(sharedBits(a, b)).isEqualTo(shared);
    PrefixPreserving cipher = new PrefixPreserving(key);
    IpAddress encryptedA = copy(a);
    IpAddress encryptedB = copy(b);
    cipher.encrypt(encryptedA);
    cipher.encrypt(encryptedB);
    assertThat(sharedBits(encryptedA, encryptedB)).isEqualTo(shared);
    assertThat(encryptedA.isV4()).isEqualTo(a.isV4());
    cipher.decrypt(encryptedA);
    cipher.decrypt(encryptedB);
    assertThat(text(encryptedA)).isEqualTo(text(a));
    assertThat(text(encryptedB)).isEqualTo(text(b));
  }

  @Test
  void ipv4IsPermuted() {
    PrefixPreserving cipher = new PrefixPreserving(KEY);
    BitSet seen = new BitSet();
    IpAddress address = IpAddress.v4(0);
    for (int i = 0; i < 1 << 16; i++) {
      address.set(0, 0xffff_c0a8_0000L | i); // All of 192.168.0.0/16.
      cipher.encrypt(address);
      seen.set((int) address.low() & 0xffff);
    }
    assertThat(seen.cardinality()).isEqualTo(1 << 16);
  }

  @Test
  void ipv4IsNoPartOfIpv6() {
    PrefixPreserving cipher = new PrefixPreserving(KEY);
    IpAddress mapped = address("192.0.2.1");
    IpAddress compatible = address("::192.0.2.1");
    cipher.encrypt(mapped);
    cipher.encrypt(compatible);
    assertThat(mapped.isV4()).isTrue();
    assertThat(mapped.low() & 0xffff_ffffL).isNotEqualTo(compatible.low() & 0xffff_ffffL);
  }

  @Test
  void refusesWhatIsNoKey() {
    assertThatThrownBy(() -> new PrefixPreserving(new byte[31]))
        .hasMessage("31 bytes instead of 32");
    assertThatThrownBy(() -> new PrefixPreserving(new byte[32]))
        .hasMessage("its two halves are the same");
  }

  @Test
  void itsKeyIsACopy() {
    byte[] key = key(2);
    PrefixPreserving cipher = new PrefixPreserving(key);
    IpAddress before = address("192.0.2.1");
    cipher.encrypt(before);
    key[0]++;
    IpAddress after = address("192.0.2.1");
    new PrefixPreserving(key(2)).encrypt(after);
    assertThat(text(after)).isEqualTo(text(before));
  }

  @Test
  void allocatesNothing() {
    PrefixPreserving cipher = new PrefixPreserving(KEY);
    IpAddress v4 = address("192.0.2.1");
    IpAddress v6 = address("2001:db8::1");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least =
        LongStream.range(0, 5)
            .map(
                round -> {
                  long before = threads.getCurrentThreadAllocatedBytes();
                  for (int i = 0; i < 1_000; i++) {
                    cipher.encrypt(v4);
                    cipher.encrypt(v6);
                  }
                  return threads.getCurrentThreadAllocatedBytes() - before;
                })
            .min()
            .getAsLong();
    // Of one round, what measuring costs itself.
    assertThat(least).isLessThan(1_000);
  }

  @Test
  void manyThreadsDoNotDisturbOneAnother() throws Exception {
    PrefixPreserving cipher = new PrefixPreserving(KEY);
    ExecutorService pool = Executors.newFixedThreadPool(40); // More than there are slots.
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int t = 0; t < 40; t++) {
        int seed = t;
        tasks.add(
            () -> {
              for (int i = 0; i < 500; i++) {
                IpAddress address = IpAddress.v4(seed * 1_000_003 + i * 7_919);
                IpAddress before = copy(address);
                cipher.encrypt(address);
                cipher.decrypt(address);
                assertThat(address.low()).isEqualTo(before.low());
              }
              return null;
            });
      }
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
