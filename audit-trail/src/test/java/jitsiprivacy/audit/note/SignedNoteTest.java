package jitsiprivacy.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  /** The example of C2SP signed-note. */
  private static final String VKEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String NOTE =
      "This is an example message.\n\n"
          + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYj"
          + "OBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

  private static SignedNote parse(String text) throws NoteException {
    return SignedNote.parse(text.getBytes(UTF_8));
  }

  @Test
  void theExampleOfTheSpecification() throws NoteException {
    VerifierKey key = VerifierKey.parse(VKEY);
    assertThat(key).hasToString(VKEY);
    SignedNote note = parse(NOTE);
    assertThat(note.isSignedBy(key)).isTrue();
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note).hasToString(NOTE);
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> parse(NOTE.replace("This", "That")).isSignedBy(key))
        .withMessageContaining("not valid");
  }

  @Test
  void whatIsSignedIsVerifiedByItsKeyOnly() throws NoteException {
    SignerKey key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    SignerKey other = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    SignedNote note = parse(SignedNote.sign("one\n\ntwo\n", key).toString());
    assertThat(note.text()).isEqualTo("one\n\ntwo\n");
    assertThat(note.isSignedBy(key.verifier())).isTrue();
    assertThat(note.isSignedBy(other.verifier())).isFalse();
    SignedNote both = note.with(SignedNote.sign(note.text(), other).signatures());
    assertThat(parse(both.toString()).isSignedBy(other.verifier())).isTrue();
  }

  @Test
  void aKeyIsReadAsItWasWritten() throws NoteException {
    SignerKey key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    VerifierKey verifier = VerifierKey.parse(key.verifier().toString());
    SignerKey again = SignerKey.parse(key.secret(), verifier);
    assertThat(SignedNote.sign("x\n", again).isSignedBy(verifier)).isTrue();
    assertThat(key.toString()).doesNotContain("PRIVATE+KEY");
    SignerKey other = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> SignerKey.parse(other.secret(), verifier))
        .withMessageNotContaining("PRIVATE");
  }

  @Test
  void aKeyUnderAnotherNameSignsForThatNameOnly() throws NoteException {
    SignerKey key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    SignerKey year = key.named("meet.example/audit/2026");
    SignedNote note = SignedNote.sign("x\n", year);
    assertThat(note.isSignedBy(key.verifier().named("meet.example/audit/2026"))).isTrue();
    assertThat(note.isSignedBy(key.verifier())).isFalse();
    assertThat(VerifierKey.parse(year.verifier().toString())).isEqualTo(year.verifier());
    assertThatExceptionOfType(NoteException.class).isThrownBy(() -> key.named("a b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n",
        "text\n\n",
        "text\n\n\u2014 a AAAAAAA=",
        "text\n\n\u2014 a AAAAAA==\n",
        "text\n\n- a AAAAAAA=\n",
        "text\n\n\u2014 a b AAAAAAA=\n",
        "text\n\n\u2014  AAAAAAA=\n",
        "text\n\n\u2014 a+b AAAAAAA=\n",
        "text\n\n\u2014 a\u00a0b AAAAAAA=\n",
        "text\n\n\u2014 a AAAAAAB=\n",
        "text\n\n\u2014 a AAAAAAA=\nmore\n",
        "te\u0000xt\n\n\u2014 a AAAAAAA=\n",
        "text\r\n\n\u2014 a AAAAAAA=\n"
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThatExceptionOfType(NoteException.class).isThrownBy(() -> parse(text));
  }

  @Test
  void noteOfBytesThatAreNoTextIsRefused() {
    byte[] bytes = NOTE.getBytes(UTF_8);
    bytes[0] = (byte) 0xff;
    assertThatExceptionOfType(NoteException.class).isThrownBy(() -> SignedNote.parse(bytes));
  }

  @Property
  void nothingElseIsThrown(@ForAll byte[] bytes) {
    try {
      assertThat(SignedNote.parse(bytes).signatures()).isNotEmpty();
    } catch (NoteException e) {
      assertThat(e).hasMessageMatching(".+");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
        "example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+",
        "example.com/foo"
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThatExceptionOfType(NoteException.class).isThrownBy(() -> VerifierKey.parse(text));
  }

  @Test
  void theExampleOfACheckpoint() throws NoteException {
    SignedNote note =
        parse(
            "example.com/behind-the-sofa\n"
                + "20852163\n"
                + "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
                + "\n"
                + "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4U"
                + "RYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n");
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint).hasToString(note.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n1\n",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "a\n1\nAAAA\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nextension\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    assertThatExceptionOfType(NoteException.class).isThrownBy(() -> Checkpoint.parse(text));
  }

  @Test
  void aCheckpointOfAnotherOriginIsRefused() throws NoteException {
    SignerKey key = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    SignedNote note = new Checkpoint("meet.example/other", 0, new byte[32]).sign(key);
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> Checkpoint.open(note, key.verifier()))
        .withMessageContaining("meet.example/other");
    SignedNote without = new SignedNote(note.text(), List.of());
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> Checkpoint.open(without, key.verifier()))
        .withMessageContaining("not signed");
  }
}
