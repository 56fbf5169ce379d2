package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who knows the specifications alone can verify what we write. */
class ReferenceVerifierTest {

  @TempDir(factory = InMemory.class)
  Path temporary;

  private Path directory;
  private SignerKey key;
  private ReferenceVerifier reference;

  @BeforeEach
  void makeKey() throws Exception {
    directory = Files.createDirectory(temporary.resolve("log"));
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    reference = new ReferenceVerifier(key.verifier());
  }

  private static List<byte[]> entries(long from, long to) {
    return LongStream.range(from, to).mapToObj(i -> ("entry " + i).getBytes(UTF_8)).toList();
  }

  @Test
  void anEmptyLogIsVerified() throws IOException {
    AuditLog.open(directory, key).close();
    assertThat(reference.log(directory, List.of())).isEqualTo("ok: a log of 0 entries");
  }

  @Test
  void logsAndProofsOfAllSizesAroundWholeTilesAreVerified() throws IOException {
    long[] sizes = {1, 2, 255, 256, 257, 512, 65_535, 65_536, 65_537};
    List<Path> earlier = new ArrayList<>();
    long size = 0;
    try (AuditLog log = AuditLog.open(directory, key)) {
      for (long next : sizes) {
        log.append(entries(size, next));
        size = next;
        log.publish();
        assertThat(reference.log(directory, earlier))
            .isEqualTo("ok: a log of " + size + " entries");
        Path checkpoint = temporary.resolve("checkpoint-" + size);
        Files.copy(directory.resolve("checkpoint"), checkpoint);
        earlier.add(checkpoint);
        proveSome(size);
      }
    }
  }

  private void proveSome(long size) throws IOException {
    for (long index : LongStream.of(0, size / 2, size - 1).distinct().toArray()) {
      prove(index, size);
    }
  }

  private void prove(long index, long size) throws IOException {
    Path proof = temporary.resolve("entry.tlog-proof");
    Path entry = temporary.resolve("entry");
    Files.writeString(proof, ReferenceVerifier.proofText(directory, key.verifier(), index));
    Files.writeString(entry, "entry " + index);
    assertThat(reference.proof(proof, entry)).isEqualTo("ok: entry " + index + " of " + size);
  }

  @Test
  void aMillionEntriesAreVerifiedWithProofsOfEveryLength() throws IOException {
    int size = 1_000_003;
    try (AuditLog log = AuditLog.open(directory, key)) {
      for (int from = 0; from < size; from += 10_000) {
        log.append(entries(from, Math.min(size, from + 10_000)));
      }
      log.publish();
    }
    assertThat(reference.log(directory, List.of())).isEqualTo("ok: a log of " + size + " entries");
    // The subtrees on the right edge are of all sizes, and so are the proofs of what is in them.
    long from = 0;
    for (int height = 19; height >= 0; height--) {
      if ((size >>> height & 1) == 1) {
        prove(from, size);
        from += 1L << height;
        prove(from - 1, size);
      }
    }
  }
}
