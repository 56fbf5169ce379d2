package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.tile.DamagedLogException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody may do to a log who can write its directory, or even sign: neither verifier takes
 * it. Among it what others took once: GHSA-jp26-88mw-89qr (sigstore-java: nobody looked who signed
 * the checkpoint), GO-2022-1117 (immudb: a second history after verified ones), CVE-2023-31438 and
 * -31439 (systemd: a sealed log cut off or changed, and the file adjusted to it).
 */
class ForgeryTest {

  private static final int SIZE = 600;

  @TempDir(factory = InMemory.class)
  Path temporary;

  private Path directory;
  private SignerKey key;
  private ReferenceVerifier reference;
  private final List<Path> earlier = new ArrayList<>();
  private final List<Checkpoint> known = new ArrayList<>();
  private int directories;

  @BeforeEach
  void makeLog() throws Exception {
    key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    reference = new ReferenceVerifier(key.verifier());
    directory = log(key, entries());
    assertThat(reference.log(directory, List.of())).isEqualTo("ok: a log of 600 entries");
  }

  private static List<String> entries() {
    return IntStream.range(0, SIZE).mapToObj(i -> "entry " + i).toList();
  }

  private static List<String> changed(int index) {
    List<String> entries = new ArrayList<>(entries());
    entries.set(index, "another " + index);
    return entries;
  }

  /** Published once half of the entries are in, and again with all of them. */
  private Path log(SignerKey signer, List<String> entries) throws IOException {
    Path made = Files.createDirectory(temporary.resolve("log-" + directories++));
    try (AuditLog log = AuditLog.open(made, signer)) {
      int half = entries.size() / 2;
      append(log, entries.subList(0, half));
      log.publish();
      Files.copy(made.resolve("checkpoint"), made.resolve("half"));
      append(log, entries.subList(half, entries.size()));
      log.publish();
    }
    return made;
  }

  private static void append(AuditLog log, List<String> entries) throws IOException {
    log.append(entries.stream().map(entry -> entry.getBytes(UTF_8)).toList());
  }

  private void know(Path checkpoint) throws Exception {
    earlier.add(checkpoint);
    known.add(Checkpoint.open(SignedNote.parse(Files.readAllBytes(checkpoint)), key.verifier()));
  }

  private void assertRefused(Path forged, String why) throws IOException {
    assertThat(reference.log(forged, earlier)).startsWith("NOT VERIFIED: ").contains(why);
    assertThatExceptionOfType(DamagedLogException.class)
        .isThrownBy(() -> new LogVerifier(forged, key.verifier()).verify(known, size -> {}));
  }

  private void copy(Path from, String file) throws IOException {
    Files.write(directory.resolve(file), Files.readAllBytes(from.resolve(file)));
  }

  @Test
  void aChangedLeaf() throws IOException {
    copy(log(key, changed(7)), "tile/entries/000");
    assertRefused(directory, "tile 0 of level 0 does not match");
  }

  @Test
  void aChangedLeafOfTheLastBundle() throws IOException {
    copy(log(key, changed(SIZE - 1)), "tile/entries/002.p/88");
    assertRefused(directory, "tile 2 of level 0 does not match");
  }

  @Test
  void aDroppedLeaf() throws IOException {
    List<String> entries = new ArrayList<>(entries());
    entries.remove(300);
    copy(log(key, entries), "tile/entries/001");
    assertRefused(directory, "tile 1 of level 0 does not match");
  }

  @Test
  void aLeafThatIsMissingInItsBundle() throws IOException {
    Path bundle = directory.resolve("tile/entries/000");
    byte[] all = Files.readAllBytes(bundle);
    Files.write(bundle, Arrays.copyOfRange(all, 2 + "entry 0".length(), all.length));
    assertRefused(directory, "a bundle of entries is cut off");
  }

  @Test
  void reorderedLeaves() throws IOException {
    List<String> entries = new ArrayList<>(entries());
    Collections.swap(entries, 3, 4);
    copy(log(key, entries), "tile/entries/000");
    assertRefused(directory, "tile 0 of level 0 does not match");
  }

  @Test
  void aTruncatedTail() throws IOException {
    Files.delete(directory.resolve("tile/entries/002.p/88"));
    assertRefused(directory, "002");
  }

  @Test
  void everythingAdjustedToAChangedLeafButTheSignature() throws IOException {
    Path forged = log(key, changed(7));
    Files.copy(
        directory.resolve("checkpoint"),
        forged.resolve("checkpoint"),
        StandardCopyOption.REPLACE_EXISTING);
    assertRefused(forged, "do not have the root that was signed");
  }

  @Test
  void everythingAdjustedAndSignedBySomebodyOfThatName() throws Exception {
    SignerKey other = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    assertRefused(log(other, changed(7)), "not signed by meet.example/audit");
  }

  @Test
  void everythingAdjustedWithTheSignatureOfTheTrueCheckpoint() throws Exception {
    Path forged = log(key, changed(7));
    SignedNote mine = note(forged.resolve("checkpoint"));
    SignedNote theirs = note(directory.resolve("checkpoint"));
    Files.write(
        forged.resolve("checkpoint"), new SignedNote(mine.text(), theirs.signatures()).bytes());
    assertRefused(forged, "the signature is not valid");
  }

  @Test
  void everythingAdjustedWithoutASignature() throws Exception {
    Path forged = log(key, changed(7));
    Files.writeString(forged.resolve("checkpoint"), note(forged.resolve("checkpoint")).text());
    assertRefused(forged, "not a signed note");
  }

  private static SignedNote note(Path file) throws IOException, NoteException {
    return SignedNote.parse(Files.readAllBytes(file));
  }

  @Test
  void aCheckpointOfAnotherOrigin() throws Exception {
    Checkpoint mine = Checkpoint.parse(note(directory.resolve("checkpoint")).text());
    Files.write(
        directory.resolve("checkpoint"),
        new Checkpoint("meet.example/other", mine.size(), mine.root()).sign(key).bytes());
    assertRefused(directory, "a checkpoint of meet.example/other");
  }

  @Test
  void aReplayedCheckpoint() throws Exception {
    know(copyOf(directory.resolve("checkpoint")));
    copyHalf(directory);
    assertRefused(directory, "entries are missing: there were 600, there are 300");
  }

  private Path copyOf(Path file) throws IOException {
    return Files.copy(file, temporary.resolve("known-" + known.size()));
  }

  private static void copyHalf(Path log) throws IOException {
    Files.write(log.resolve("checkpoint"), Files.readAllBytes(log.resolve("half")));
  }

  @Test
  void aTailThatWasCutOffAndWrittenAnew() throws Exception {
    know(copyOf(directory.resolve("checkpoint")));
    List<String> longer = new ArrayList<>(changed(SIZE - 1));
    longer.add("more");
    assertRefused(log(key, longer), "the first 600 entries are not those of then");
  }

  @Test
  void aSecondHistoryWithAValidSignature() throws Exception {
    know(directory.resolve("half"));
    assertThat(reference.log(directory, earlier)).startsWith("ok: ");
    assertRefused(log(key, changed(0)), "the first 300 entries are not those of then");
  }

  @Test
  void aSecondHistoryThatBranchesOffBetweenTwoVerifiedStates() throws Exception {
    know(directory.resolve("half"));
    know(directory.resolve("checkpoint"));
    List<String> longer = new ArrayList<>(changed(SIZE / 2));
    longer.addAll(entries());
    assertRefused(log(key, longer), "the first 600 entries are not those of then");
  }

  @Test
  void aProofForATreeThatNobodySigned() throws Exception {
    SignerKey other = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    Path forged = log(other, changed(7));
    Path entry = temporary.resolve("entry");
    Path proof = temporary.resolve("entry.tlog-proof");
    Files.writeString(entry, "another 7");
    String text = ReferenceVerifier.proofText(forged, other.verifier(), 7);
    Files.writeString(proof, text);
    assertThat(reference.proof(proof, entry)).contains("not signed by meet.example/audit");
    Files.writeString(proof, text.substring(0, text.indexOf("\u2014")));
    assertThat(reference.proof(proof, entry)).contains("not a signed note");
    String signed = Files.readString(directory.resolve("checkpoint"));
    Files.writeString(proof, text.substring(0, text.indexOf("\n\n") + 2) + signed);
    assertThat(reference.proof(proof, entry)).contains("not the one that was recorded");
  }

  @Test
  void aProofOfAnotherPlace() throws Exception {
    Path entry = temporary.resolve("entry");
    Path proof = temporary.resolve("entry.tlog-proof");
    Files.writeString(entry, "entry 7");
    String text = ReferenceVerifier.proofText(directory, key.verifier(), 7);
    for (String index : List.of("6", "71", "600", "-1", "07")) {
      Files.writeString(proof, text.replace("index 7", "index " + index));
      assertThat(reference.proof(proof, entry)).as(index).startsWith("NOT VERIFIED: ");
    }
    Files.writeString(proof, text);
    assertThat(reference.proof(proof, entry)).startsWith("ok: ");
  }
}
