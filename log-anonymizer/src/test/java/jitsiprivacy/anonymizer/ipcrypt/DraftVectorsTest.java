package jitsiprivacy.anonymizer.ipcrypt;

import static jitsiprivacy.anonymizer.Addresses.address;
import static jitsiprivacy.anonymizer.Addresses.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import jitsiprivacy.anonymizer.address.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DraftVectorsTest {

  record Vector(String hexKey, String address, String encrypted) {
    PrefixPreserving key() {
      return new PrefixPreserving(HexFormat.of().parseHex(hexKey));
    }
  }

  static List<Vector> vectors() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                DraftVectorsTest.class.getResourceAsStream("draft-denis-ipcrypt.vectors"),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .map(parts -> new Vector(parts[0], parts[1], parts[2]))
          .toList();
    }
  }

  @Test
  void allAreThere() throws IOException {
    assertThat(vectors()).hasSize(16);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void bothWays(Vector vector) {
    IpAddress address = address(vector.address());
    vector.key().encrypt(address);
    assertThat(text(address)).isEqualTo(text(vector.encrypted()));
    vector.key().decrypt(address);
    assertThat(text(address)).isEqualTo(text(vector.address()));
  }
}
