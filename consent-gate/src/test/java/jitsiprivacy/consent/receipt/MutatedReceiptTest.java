package jitsiprivacy.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.consent.record.Decisions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts that were changed anywhere, in ways that parsers are known to stumble over. */
class MutatedReceiptTest {

  private static final int FOR_US = 20_000;
  private static final int FOR_BOTH = 400;
  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "-0",
          "1e1",
          "1.0",
          "9007199254740992",
          "99999999999999999999999",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\\u0022",
          "\\n",
          "\\r",
          "\n",
          "\u00a0",
          "\u2028",
          "\ufeff",
          "{}",
          "[]",
          "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]",
          "\"",
          "}",
          ",",
          ":",
          "\\\\",
          "=",
          "+",
          "/",
          "\u2014 ",
          "A",
          "0");

  @TempDir Path directory;
  private VerifierKey key;
  private byte[] receipt;
  private TestTrail trail;

  @BeforeEach
  void make() throws Exception {
    trail = new TestTrail(directory.resolve("audit"));
    List<RecordedDocument> all = trail.record(0, 5);
    trail.publish();
    key = trail.key();
    receipt = TestTrail.bytes(trail.receipt(all.get(2), all.get(4)));
  }

  @AfterEach
  void close() throws Exception {
    trail.close();
  }

  private byte[] mutated(Random random) {
    byte[] bytes = receipt;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, at + random.nextInt(random.nextBoolean() ? 4 : 600));
      byte[] piece =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
            case 2 -> new byte[0];
            default -> {
              int from = random.nextInt(bytes.length);
              yield Arrays.copyOfRange(
                  bytes, from, Math.min(bytes.length, from + random.nextInt(100)));
            }
          };
      bytes = joined(bytes, at, piece, to);
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int at, byte[] piece, int to) {
    byte[] all = Arrays.copyOf(bytes, at + piece.length + bytes.length - to);
    System.arraycopy(piece, 0, all, at, piece.length);
    System.arraycopy(bytes, to, all, at + piece.length, bytes.length - to);
    return all;
  }

  private boolean isAccepted(ReceiptVerifier verifier, byte[] file) {
    try {
      verifier.verify(file);
      return true;
    } catch (ReceiptException e) {
      assertThat(e.getMessage()).isNotBlank();
      return false;
    }
  }

  @Test
  void nothingButAReasonIsThrown() {
    Random random = new Random(27560);
    ReceiptVerifier verifier = new ReceiptVerifier(key, CheckpointPolicy.logAlone());
    int accepted = 0;
    for (int i = 0; i < FOR_US; i++) {
      accepted += isAccepted(verifier, mutated(random)) ? 1 : 0;
    }
    // What is changed in the hints is.
    assertThat(accepted).isLessThan(FOR_US / 10);
  }

  @Test
  void bothVerifiersAgree() throws IOException {
    Random random = new Random();
    ReceiptVerifier verifier = new ReceiptVerifier(key, CheckpointPolicy.logAlone());
    List<byte[]> files = new ArrayList<>(List.of(receipt));
    for (int i = 0; i < FOR_BOTH; i++) {
      files.add(mutated(random));
    }
    List<String> said = new ReferenceVerifier(key, directory).verify(files);
    for (int i = 0; i < files.size(); i++) {
      boolean ours = isAccepted(verifier, files.get(i));
      assertThat(said.get(i).startsWith("ok: "))
          .as("%s of %s", said.get(i), new String(files.get(i), StandardCharsets.UTF_8))
          .isEqualTo(ours);
    }
  }

  /** A record with the entry or the proof of another proves nothing. */
  @Test
  void partsOfTwoReceiptsDoNotMix() throws Exception {
    RecordedDocument other = trail.record(Decisions.numbered(Decisions.GRANT, 77));
    trail.publish();
    Receipt one = new ReceiptFormat().read(receipt);
    Receipt two = trail.maker().make(List.of(other));
    ReceiptPart a = one.parts().get(0);
    ReceiptPart b = two.parts().get(0);
    ReceiptVerifier verifier = new ReceiptVerifier(key, CheckpointPolicy.logAlone());
    for (int mix = 0; mix < 8; mix++) {
      ReceiptPart part =
          new ReceiptPart(
              (mix & 1) == 0 ? a.document() : b.document(),
              (mix & 2) == 0 ? a.entry() : b.entry(),
              (mix & 4) == 0 ? a.proof() : b.proof());
      byte[] file = TestTrail.bytes(new ReceiptFormat().write(new Receipt("", "", List.of(part))));
      assertThat(isAccepted(verifier, file)).isEqualTo(mix == 0 || mix == 7);
    }
  }
}
