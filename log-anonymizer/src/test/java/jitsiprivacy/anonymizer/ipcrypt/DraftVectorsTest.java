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

  record Vector(String mode, String hexKey, String address, String encrypted) {
    byte[] key() {
      return HexFormat.of().parseHex(hexKey);
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
          .map(parts -> new Vector(parts[0], parts[1], parts[2], parts[3]))
          .toList();
    }
  }

  @Test
  void allAreThere() throws IOException {
    assertThat(vectors()).filteredOn(v -> v.mode().equals("ipcrypt-deterministic")).hasSize(5);
    assertThat(vectors()).filteredOn(v -> v.mode().equals("ipcrypt-pfx")).hasSize(16);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void bothWays(Vector vector) {
    IpAddress address = address(vector.address());
    encrypt(vector, address);
    assertThat(text(address)).isEqualTo(text(vector.encrypted()));
    decrypt(vector, address);
    assertThat(text(address)).isEqualTo(text(vector.address()));
  }

  private static void encrypt(Vector vector, IpAddress address) {
    switch (vector.mode()) {
      case "ipcrypt-deterministic" -> new Deterministic(vector.key()).encrypt(address);
      case "ipcrypt-pfx" -> new PrefixPreserving(vector.key()).encrypt(address);
      default -> throw new IllegalArgumentException(vector.mode());
    }
  }

  private static void decrypt(Vector vector, IpAddress address) {
    switch (vector.mode()) {
      case "ipcrypt-deterministic" -> new Deterministic(vector.key()).decrypt(address);
      case "ipcrypt-pfx" -> new PrefixPreserving(vector.key()).decrypt(address);
      default -> throw new IllegalArgumentException(vector.mode());
    }
  }
}
