package jitsiprivacy.anonymizer.ipcrypt;

import static jitsiprivacy.anonymizer.Addresses.copy;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import jitsiprivacy.anonymizer.address.IpAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CycleWalkTest {

  /** The upper half of IPv4, so that about every other address walks. */
  private final CycleWalk walk = new CycleWalk(address -> (address.low() & 0x8000_0000L) != 0);

  @Property
  void stepsOutsideAndBack(@ForAll @Size(32) byte[] bytes, @ForAll int bits) {
    bytes[0] = (byte) ~bytes[16];
    PrefixPreserving key = new PrefixPreserving(bytes);
    IpAddress address = IpAddress.v4(bits & 0x7fff_ffff);
    IpAddress before = copy(address);
    assertThat(walk.encrypt(key, address)).isTrue();
    assertThat(walk.avoided().test(address)).isFalse();
    assertThat(walk.decrypt(key, address)).isTrue();
    assertThat(text(address)).isEqualTo(text(before));
  }

  @Test
  void noTwoBecomeTheSame() {
    byte[] bytes = new byte[32];
    bytes[3] = 3;
    PrefixPreserving key = new PrefixPreserving(bytes);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      IpAddress address = IpAddress.v4(i * 100_003 & 0x7fff_ffff);
      assertThat(walk.encrypt(key, address)).isTrue();
      seen.add(address.low());
    }
    assertThat(seen).hasSize(10_000);
  }

  @Test
  void givesUpWhereThereIsHardlyAWayOut() {
    byte[] bytes = new byte[32];
    bytes[3] = 3;
    PrefixPreserving key = new PrefixPreserving(bytes);
    IpAddress address = IpAddress.v4(7);
    CycleWalk hopeless = new CycleWalk(other -> other.low() != 0xffff_0000_0007L);
    assertThat(hopeless.encrypt(key, address)).isFalse();
    assertThat(text(address)).isEqualTo("0.0.0.7");
    assertThat(hopeless.decrypt(key, address)).isFalse();
    assertThat(text(address)).isEqualTo("0.0.0.7");
  }
}
