package jitsiprivacy.cli.scrub.compressed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

  private static final byte[] TEXT = "a line\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);

  private static byte[] pack(Compression compression, byte[] text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = compression.pack(packed)) {
      out.write(text);
    }
    return packed.toByteArray();
  }

  private static byte[] unpack(byte[] packed, String name) throws IOException {
    try (LogText log = LogText.of(new ByteArrayInputStream(packed), name)) {
      return log.text().readAllBytes();
    }
  }

  private static byte[] joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  @Property(tries = 200)
  void whatIsPackedIsUnpacked(@ForAll Compression compression, @ForAll byte[] text)
      throws IOException {
    assertThat(unpack(joined(new byte[] {'\n'}, text), "")).endsWith(text);
    byte[] packed = pack(compression, joined(new byte[] {'\n'}, text));
    assertThat(unpack(packed, "")).isEqualTo(joined(new byte[] {'\n'}, text));
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void partsFollowOneAnother(Compression compression) throws IOException {
    byte[] packed = pack(compression, TEXT);
    byte[] twice = joined(packed, packed);
    assertThat(unpack(twice, "")).isEqualTo(joined(TEXT, TEXT));
  }

  @ParameterizedTest
  @CsvSource({"GZIP,log.gz", "XZ,log.xz", "ZSTD,log.zst"})
  void whatIsCutOffAnywhereIsNotTakenForWhole(Compression compression, String name)
      throws IOException {
    byte[] packed = pack(compression, TEXT);
    for (int length = 1; length < packed.length; length++) {
      byte[] first = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> unpack(first, name)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> unpack(joined(packed, first), name)).isInstanceOf(IOException.class);
    }
  }

  @Property(tries = 500)
  void whatIsDamagedIsNeverReadAsSomethingElse(
      @ForAll @IntRange(min = 1, max = 3) int which,
      @ForAll @IntRange(max = 100_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    Compression compression =
        List.of(Compression.GZIP, Compression.XZ, Compression.ZSTD).get(which - 1);
    String name = "log." + List.of("", "gz", "xz", "zst").get(which);
    byte[] packed = pack(compression, TEXT);
    packed[place % packed.length] ^= (byte) change;
    try {
      assertThat(unpack(packed, name)).isEqualTo(TEXT);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 200)
  void anyBytesAreReadOrRefused(
      @ForAll @IntRange(max = 3) int which, @ForAll @Size(max = 300) byte[] junk) {
    byte[][] magic = {
      {},
      {0x1f, (byte) 0x8b, 8},
      {(byte) 0xfd, '7', 'z', 'X', 'Z', 0},
      {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}
    };
    try {
      unpack(joined(magic[which], junk), "");
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void gzipMayEndInZerosAsOnATape() throws IOException {
    assertThat(unpack(joined(pack(Compression.GZIP, TEXT), new byte[700]), "")).isEqualTo(TEXT);
  }

  @Test
  void gzipWithAllFieldsOfItsHeader() throws IOException {
    byte[] plain = pack(Compression.GZIP, TEXT);
    byte[] header = Arrays.copyOf(plain, 10);
    header[3] = 2 | 4 | 8 | 16;
    byte[] fields = {3, 0, 1, 2, 3, 'n', 0, 'c', 'c', 0, 7, 7};
    assertThat(unpack(joined(header, fields, Arrays.copyOfRange(plain, 10, plain.length)), ""))
        .isEqualTo(TEXT);
  }

  @Test
  void zstdMayBeginWithAFrameToBeSkipped() throws IOException {
    byte[] skipped = {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9};
    assertThat(unpack(joined(skipped, pack(Compression.ZSTD, TEXT)), "log.zst")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"QlpoOTFBWSZTWQ==", "BCJNGA==", "UEsDBA==", "N3q8rw==", "H50=", "TFpJUA=="})
  void otherArchivesAreNotTakenForText(String begin) {
    byte[] packed = Base64.getDecoder().decode(begin);
    assertThatThrownBy(() -> unpack(packed, "")).hasMessageContaining("unpack it first");
  }

  @Test
  void aNameMayNotPromiseWhatIsNotThere() {
    assertThatThrownBy(() -> unpack(TEXT, "log.gz")).hasMessageContaining("but is not");
  }

  @Test
  void anEmptyFileIsEmptyWhateverItsName() throws IOException {
    assertThat(unpack(new byte[0], "log.xz")).isEmpty();
  }

  @Test
  void aTooStrongXzIsRefused() {
    // What xz --lzma2=dict=1GiB makes of nothing much.
    byte[] greedy = Base64.getDecoder().decode("/Td6WFoAAATm1rRGAgAhASQAAAAkA1qnAQABYQoAAAAA");
    assertThatThrownBy(() -> unpack(greedy, "")).isInstanceOf(IOException.class);
  }

  @Test
  void aShortLineIsNotWaitedBehind() throws IOException {
    for (String line : List.of("Bye\n", "a", "P\n", "7\n")) {
      try (PipedOutputStream source = new PipedOutputStream();
          PipedInputStream in = new PipedInputStream(source)) {
        source.write(line.getBytes(StandardCharsets.US_ASCII));
        source.flush();
        // A second read would wait for ever: the other end stays open.
        byte[] read = new byte[10];
        LogText log = LogText.of(in, "");
        assertThat(log.text().read(read)).isEqualTo(line.length());
      }
    }
  }

  @Test
  void textIsALogAndJunkIsNot() throws IOException {
    assertThat(kind(TEXT)).isEmpty();
    assertThat(kind(new byte[0])).isEmpty();
    assertThat(kind("Grüße \u001b[31mred\u001b[0m\r\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
    // A log that was truncated while its writer went on.
    assertThat(kind(joined(new byte[60_000], TEXT))).isEmpty();
    assertThat(kind("LPKSHHRH\0\1\2\3\4\5\6".getBytes(StandardCharsets.US_ASCII))).isNotEmpty();
    byte[] tar = new byte[1024];
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
    assertThat(kind(tar)).contains("tar");
  }

  private static String kind(byte[] text) throws IOException {
    List<InputStream> pieces = List.of(new ByteArrayInputStream(text));
    try (LogText log = LogText.of(new SequenceInputStream(Collections.enumeration(pieces)), "")) {
      String kind = log.noLog().orElse("");
      assertThat(log.text().readAllBytes()).isEqualTo(text);
      return kind;
    }
  }
}
