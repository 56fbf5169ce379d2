package jitsiprivacy.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyProofTest {

  private static final String ORIGIN = "meet.example/audit/2026";

  @TempDir Path directory;
  private SignerKey key;
  private final List<Checkpoint> earlier = new ArrayList<>();

  @BeforeEach
  void makeLog() throws Exception {
    key = SignerKey.generate(ORIGIN, SignatureType.ED25519);
    try (AuditLog log = AuditLog.open(directory, key)) {
      earlier.add(log.publish());
      for (int i = 0; i < 20; i++) {
        log.append(("entry " + i).getBytes(UTF_8));
        earlier.add(log.publish());
      }
    }
  }

  private ConsistencyProof make(long oldSize) throws Exception {
    return new ProofMaker(directory, key.verifier()).consistency(oldSize);
  }

  private Checkpoint verify(String file, Checkpoint old) throws ProofException {
    return ConsistencyProof.parse(file.getBytes(UTF_8))
        .verify(old, key.verifier(), CheckpointPolicy.logAlone());
  }

  private void refused(String file, Checkpoint old) {
    assertThatExceptionOfType(ProofException.class).as(file).isThrownBy(() -> verify(file, old));
  }

  @Test
  void eachEarlierSizeIsOne() throws Exception {
    for (int size = 0; size <= 20; size++) {
      ConsistencyProof proof = make(size);
      assertThat(verify(proof.toString(), earlier.get(size)).size()).isEqualTo(20);
      assertThat(proof.toString()).startsWith("old " + size + "\n");
      assertThat(ConsistencyProof.parse(proof.bytes())).hasToString(proof.toString());
    }
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> make(21));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> make(-1));
  }

  @Test
  void aForgedOneIsRefused() throws Exception {
    String file = make(7).toString();
    refused(file, earlier.get(6));
    refused(file.replace("old 7", "old 6"), earlier.get(7));
    refused(file.replace("old 7", "old 6"), earlier.get(6));
    refused(file.replace("\n20\n", "\n19\n"), earlier.get(7));
    refused(file, new Checkpoint(ORIGIN, 7, new byte[32]));
    refused(file, new Checkpoint("meet.example/audit/2027", 7, earlier.get(7).root()));
    String[] lines = file.split("\n", -1);
    for (int i = 1; !lines[i].isEmpty(); i++) {
      refused(file.replace(lines[i] + "\n", ""), earlier.get(7));
      refused(file.replace(lines[i], lines[i] + "\n" + lines[i]), earlier.get(7));
    }
    String none = make(0).toString();
    refused(none.replace("old 0\n", "old 0\n" + lines[1] + "\n"), earlier.get(0));
    String same = make(20).toString();
    refused(same, new Checkpoint(ORIGIN, 20, new byte[32]));
  }

  @Test
  void whatAnotherKeySignedIsRefused() throws Exception {
    SignerKey other = SignerKey.generate(ORIGIN, SignatureType.ED25519);
    String file = make(7).toString();
    String begin = file.substring(0, file.indexOf("\n\n") + 2);
    refused(begin + earlier.get(20).sign(other), earlier.get(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "old 0",
        "old 0\n\n",
        "old 00\n\nNOTE",
        "old -1\n\nNOTE",
        "old 9223372036854775808\n\nNOTE",
        "new 0\n\nNOTE",
        "old 0\r\n\r\nNOTE",
        "old 0\nAAAA\n\nNOTE",
        "old 0\n\n\nNOTE",
        "old 0\n\nNOTE\n",
        "old 0\n\nNOTEmore\n",
      })
  void whatIsNoProofIsRefused(String file) throws Exception {
    refused(file.replace("NOTE", make(0).checkpoint().toString()), earlier.get(0));
  }
}
