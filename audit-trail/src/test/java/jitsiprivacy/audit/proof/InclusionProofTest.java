package jitsiprivacy.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InclusionProofTest {

  private static final String ORIGIN = "meet.example/audit/2026";
  private static final int SIZE = 300;

  @TempDir Path directory;
  private SignerKey key;

  @BeforeEach
  void makeLog() throws Exception {
    key = SignerKey.generate(ORIGIN, SignatureType.ED25519);
    try (AuditLog log = AuditLog.open(directory, key)) {
      log.append(IntStream.range(0, SIZE).mapToObj(i -> entry(i)).toList());
      log.publish();
    }
  }

  private static byte[] entry(long i) {
    return ("entry " + i).getBytes(UTF_8);
  }

  private InclusionProof make(long index) throws Exception {
    return new ProofMaker(directory, key.verifier()).inclusion(index);
  }

  private static InclusionProof parse(String file) throws ProofException {
    return InclusionProof.parse(file.getBytes(UTF_8));
  }

  private Checkpoint verify(InclusionProof proof) throws ProofException {
    return proof.verify(key.verifier(), CheckpointPolicy.logAlone());
  }

  private void refused(String file) {
    assertThatExceptionOfType(ProofException.class).as(file).isThrownBy(() -> verify(parse(file)));
  }

  @Test
  void eachEntryIsProvenByAFileAlone() throws Exception {
    for (int i = 0; i < SIZE; i += i < 5 || i > 250 ? 1 : 17) {
      InclusionProof proof = parse(make(i).toString());
      assertThat(verify(proof).size()).isEqualTo(SIZE);
      assertThat(proof.index()).isEqualTo(i);
      assertThat(proof.extra()).hasValueSatisfying(bytes -> assertThat(bytes).isNotEmpty());
      assertThat(proof.extra().orElseThrow()).isEqualTo(entry(i));
      assertThat(proof.origin()).isEqualTo(ORIGIN);
      assertThat(proof).hasToString(make(i).toString());
    }
  }

  @Test
  void theFileIsThatOfTheSpecification() throws Exception {
    String[] lines = make(299).toString().split("\n", -1);
    assertThat(lines[0]).isEqualTo("c2sp.org/tlog-proof@v1");
    assertThat(lines[1]).isEqualTo("extra ZW50cnkgMjk5");
    assertThat(lines[2]).isEqualTo("index 299");
    // 300 is 256 + 32 + 8 + 4: two in the last four, then the three perfect subtrees before.
    assertThat(lines[8]).isEmpty();
    assertThat(lines[9]).isEqualTo(ORIGIN);
    assertThat(lines[10]).isEqualTo("300");
    assertThat(lines[12]).isEmpty();
    assertThat(lines[13]).startsWith("\u2014 " + ORIGIN + " ");
    assertThat(lines[14]).isEmpty();
    assertThat(lines).hasSize(15);
  }

  @Test
  void aProofOfTheOnlyEntryHasNoHashes() throws Exception {
    Path other = directory.resolve("other");
    Files.createDirectory(other);
    try (AuditLog log = AuditLog.open(other, key)) {
      log.append(entry(0));
      log.publish();
    }
    InclusionProof proof = new ProofMaker(other, key.verifier()).inclusion(0);
    assertThat(proof.toString()).contains("\nindex 0\n\n" + ORIGIN);
    assertThat(verify(parse(proof.toString())).size()).isEqualTo(1);
  }

  @Test
  void theEntryMayBeGivenInsteadOfBeingInTheFile() throws Exception {
    String without = make(7).toString().replaceFirst("extra .*\n", "");
    InclusionProof proof = parse(without);
    assertThat(proof.extra()).isEmpty();
    assertThat(make(7).withoutExtra().toString()).isEqualTo(without);
    CheckpointPolicy alone = CheckpointPolicy.logAlone();
    assertThat(proof.verify(entry(7), key.verifier(), alone).size()).isEqualTo(SIZE);
    assertThatExceptionOfType(ProofException.class)
        .isThrownBy(() -> proof.verify(entry(8), key.verifier(), alone));
    refused(without);
    // What the file says does not count when the entry is given.
    InclusionProof lies = parse(make(7).toString().replaceFirst("extra .*", "extra AAAA"));
    assertThat(lies.verify(entry(7), key.verifier(), alone).size()).isEqualTo(SIZE);
  }

  @Test
  void aForgedProofIsRefused() throws Exception {
    String file = make(7).toString();
    verify(parse(file));
    refused(file.replace("index 7", "index 6"));
    refused(file.replace("index 7", "index 263"));
    refused(file.replace("index 7", "index 300"));
    refused(file.replaceFirst("extra .*", "extra AAAA"));
    refused(file.replace("\n300\n", "\n301\n"));
    refused(file.replace(ORIGIN, "meet.example/audit/2027"));
    refused(file.replaceFirst("\n" + ORIGIN + "\n", "\nmeet.example/audit/2027\n"));
    refused(file.substring(0, file.lastIndexOf("\u2014")));
    String[] lines = file.split("\n", -1);
    for (int i = 3; i < 12; i++) {
      String hash = lines[i];
      refused(file.replaceFirst(Pattern.quote(hash) + "\n", ""));
      refused(file.replace(hash, hash + "\n" + hash));
      refused(file.replace(hash, lines[i + 1] + "\n" + hash).replaceFirst("\n" + hash, ""));
    }
  }

  @Test
  void whatAnotherKeySignedIsRefused() throws Exception {
    SignerKey other = SignerKey.generate(ORIGIN, SignatureType.ED25519);
    SignedNote note = make(7).checkpoint();
    String file = make(7).toString();
    String text = file.substring(0, file.indexOf("\n\n") + 2);
    refused(text + SignedNote.sign(note.text(), other));
    // A checkpoint of another log, signed with this key under this log's name.
    String elsewhere = note.text().replace(ORIGIN, "meet.example/audit/2027");
    refused(text + SignedNote.sign(elsewhere, key));
    assertThatExceptionOfType(ProofException.class)
        .isThrownBy(() -> make(7).verify(key.verifier().named("x"), CheckpointPolicy.logAlone()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2sp.org/tlog-proof@v1",
        "c2sp.org/tlog-proof@v1\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\n\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v2\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\r\nindex 0\r\n\r\nNOTE",
        "\ufeffc2sp.org/tlog-proof@v1\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 00\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 01\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex -1\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex +1\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex \u0661\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex  1\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 1 \n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nextra \nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nextra AB==\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\nindex 0\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\n\n\nNOTE",
        "c2sp.org/tlog-proof@v1\nindex 0\n\nNOTEmore\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n\nNOTE\n",
      })
  void whatIsNoProofIsRefused(String file) throws Exception {
    String note = make(0).checkpoint().toString();
    refused(file.replace("NOTE", note));
  }

  @Test
  void thereAreNeverMoreThan63Hashes() throws Exception {
    String hash = "A".repeat(43) + "=\n";
    String end = "\n" + make(0).checkpoint();
    String begin = "c2sp.org/tlog-proof@v1\nindex 0\n";
    assertThat(parse(begin + hash.repeat(63) + end).index()).isZero();
    assertThatExceptionOfType(ProofException.class)
        .isThrownBy(() -> parse(begin + hash.repeat(64) + end))
        .withMessageContaining("63");
    assertThatExceptionOfType(ProofException.class)
        .isThrownBy(() -> InclusionProof.parse(new byte[(2 << 20) + 1]));
  }

  @Test
  void aPolicyMayAskForMore() throws Exception {
    InclusionProof proof = make(7);
    CheckpointPolicy two =
        (note, checkpoint) -> {
          if (note.signatures().size() < 2) {
            throw new NoteException("a witness is missing");
          }
        };
    assertThatExceptionOfType(ProofException.class)
        .isThrownBy(() -> proof.verify(key.verifier(), two))
        .withMessageContaining("a witness is missing");
    SignerKey witness = SignerKey.generate("witness.example", SignatureType.ED25519);
    SignedNote note = proof.checkpoint();
    InclusionProof cosigned =
        proof.with(note.with(SignedNote.sign(note.text(), witness).signatures()));
    assertThat(parse(cosigned.toString()).verify(key.verifier(), two).size()).isEqualTo(SIZE);
    assertThatExceptionOfType(ProofException.class)
        .isThrownBy(
            () -> proof.with(SignedNote.sign(note.text().replace("\n300\n", "\n301\n"), key)));
  }

  @Test
  void onlyWhatIsPublishedIsProven() throws Exception {
    try (AuditLog log = AuditLog.open(directory, key)) {
      log.append(entry(SIZE));
    }
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> make(SIZE));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> make(-1));
  }

  @Property
  void nothingElseIsThrown(@ForAll byte[] bytes) throws Exception {
    try {
      InclusionProof.parse(bytes);
    } catch (ProofException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Property
  void whatIsWrittenIsRead(@ForAll byte[] extra, @ForAll long index) throws Exception {
    SignerKey any = SignerKey.generate(ORIGIN, SignatureType.ED25519);
    InclusionProof proof =
        new InclusionProof(
            extra.length == 0 ? Optional.empty() : Optional.of(extra),
            index & Long.MAX_VALUE,
            Collections.nCopies((int) (index & 63) % 64, new byte[32]),
            new Checkpoint(ORIGIN, 1, new byte[32]).sign(any));
    assertThat(parse(proof.toString())).hasToString(proof.toString());
  }

  @Property
  void noChangedByteIsAccepted(@ForAll int at, @ForAll byte to) throws Exception {
    SignerKey any = SignerKey.generate(ORIGIN, SignatureType.ED25519);
    byte[] leaf = entry(0);
    TreeHasher hasher = new TreeHasher();
    Checkpoint two =
        new Checkpoint(ORIGIN, 2, hasher.node(hasher.leaf(leaf), hasher.leaf(entry(1))));
    byte[] file =
        new InclusionProof(Optional.of(leaf), 0, List.of(hasher.leaf(entry(1))), two.sign(any))
            .bytes();
    int i = Math.floorMod(at, file.length);
    boolean same = file[i] == to;
    file[i] = to;
    boolean accepted;
    try {
      InclusionProof.parse(file).verify(any.verifier(), CheckpointPolicy.logAlone());
      accepted = true;
    } catch (ProofException e) {
      accepted = false;
    }
    assertThat(accepted).isEqualTo(same);
  }
}
