package jitsiprivacy.anonymizer.keys;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.anonymizer.Addresses;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.ipcrypt.CycleWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressPseudonymsTest {

  @TempDir Path folder;
  private final SetClock clock = new SetClock("2026-11-01T12:00:00Z");

  private Path keys() {
    return folder.resolve("keys");
  }

  private String written(String address) {
    KeyRing ring = new KeyRing(keys(), KeySchedule.DEFAULT, clock, new Told());
    ring.tick();
    IpAddress pseudonym = address(address);
    assertThat(new CycleWalk(any -> false).encrypt(ring.current().orElseThrow(), pseudonym))
        .isTrue();
    return text(pseudonym);
  }

  private AddressPseudonyms.Found of(String address) throws Exception {
    return new AddressPseudonyms(keys(), any -> false).of(address(address));
  }

  @Test
  void areThoseOfAllKeysThatExist() throws Exception {
    List<String> written = new ArrayList<>(List.of(written("203.0.113.77")));
    clock.set("2026-11-02T12:00:00Z");
    written.add(written("203.0.113.77"));
    assertThat(of("203.0.113.77").pseudonyms())
        .extracting(Addresses::text)
        .containsAll(written)
        .doesNotContain("203.0.113.77");
    assertThat(of("203.0.113.77").unusable()).isEmpty();
  }

  @Test
  void areNoneWithoutAKey() throws Exception {
    assertThat(of("2001:db8::77").pseudonyms()).isEmpty();
  }

  @Test
  void areNoneOfAnAddressThatIsKept() throws Exception {
    written("203.0.113.77");
    assertThat(new AddressPseudonyms(keys(), any -> true).of(address("203.0.113.77")).pseudonyms())
        .isEmpty();
  }

  @Test
  void aKeyThatIsDamagedIsTold() throws Exception {
    written("203.0.113.77");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(keys(), "*.key")) {
      for (Path key : files) {
        Files.write(key, new byte[3]);
      }
    }
    assertThat(of("203.0.113.77").pseudonyms()).isEmpty();
    assertThat(of("203.0.113.77").unusable())
        .isNotEmpty()
        .allMatch(why -> why.contains("is not a key"));
  }
}
