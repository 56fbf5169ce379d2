package jitsiprivacy.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosignatureTest {

  /**
   * A checkpoint of a public log for tests, of May 2026, with what two public witnesses said of it.
   * C2SP tlog-cosignature has an example, and no key for it.
   */
  private static final String PUBLIC_LOG =
      "arche2025h1.staging.ct.transparency.dev\n"
          + "1432088532\n"
          + "U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n\n"
          + "\u2014 arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/2"
          + "7lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=\n"
          + "\u2014 witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8"
          + "eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==\n"
          + "\u2014 remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI"
          + "+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==\n";

  private static final String PUBLIC_LOG_KEY =
      "arche2025h1.staging.ct.transparency.dev+ba2f06c0+"
          + "AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";

  private static final String TEXT =
      "meet.example/audit\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

  private static SignedNote parse(String text) throws NoteException {
    return SignedNote.parse(text.getBytes(UTF_8));
  }

  private static SignerKey witness(String name) throws NoteException {
    return SignerKey.generate(name, SignatureType.COSIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
      })
  void whatPublicWitnessesSignIsUnderstood(String vkey) throws NoteException {
    SignedNote note = parse(PUBLIC_LOG);
    VerifierKey witness = VerifierKey.parse(vkey);
    assertThat(note.isSignedBy(VerifierKey.parse(PUBLIC_LOG_KEY))).isTrue();
    assertThat(Cosignature.find(note, witness))
        .contains(new Cosignature(witness, Instant.parse("2026-05-23T21:50:24Z")));
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(
            () ->
                Cosignature.find(
                    parse(PUBLIC_LOG.replace("\n1432088532", "\n1432088533")), witness))
        .withMessageContaining(witness.name());
  }

  /** Made with the Ed25519 of Python's cryptography 48 from the seed 00 01 … 1f. */
  @Test
  void whatAnotherProgramMadeIsMadeHere() throws NoteException {
    VerifierKey witness =
        VerifierKey.parse(
            "witness.example/1+8d0efbdc+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
    SignerKey key =
        SignerKey.parse(
            "PRIVATE+KEY+witness.example/1+8d0efbdc+BAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
            witness);
    NoteSignature made = Cosignature.make(TEXT, key, Instant.ofEpochSecond(1_679_315_147));
    assertThat(made)
        .hasToString(
            "\u2014 witness.example/1 jQ773AAAAABkGFDLa/Jp7gMtBJKuEIj/50P/cwLB6M+U5"
                + "Z+Ulr9FFLYM3NVnWtrSWMZzGPrQH1OVKbhMLYBA18SuJ3Cbk4bD/yN1Cg==");
  }

  @Test
  void theExampleOfTheSpecificationHasItsForm() throws NoteException {
    SignedNote note =
        parse(
            "example.com/behind-the-sofa\n"
                + "20852163\n"
                + "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
                + "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OW"
                + "XEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n");
    assertThat(note.signatures().get(0).signature()).hasSize(72).startsWith(0, 0, 0, 0, 0x64, 0x18);
  }

  @Test
  void itIsFoundByItsWitnessOnly() throws NoteException {
    SignerKey one = witness("witness.example/1");
    SignerKey other = witness("witness.example/1");
    Instant time = Instant.parse("2026-11-25T12:00:00.75Z");
    SignedNote note = new SignedNote(TEXT, List.of(Cosignature.make(TEXT, one, time)));
    assertThat(Cosignature.find(parse(note.toString()), one.verifier()))
        .contains(new Cosignature(one.verifier(), Instant.parse("2026-11-25T12:00:00Z")));
    assertThat(Cosignature.find(note, other.verifier())).isEmpty();
  }

  @Test
  void theOldestOfSeveralCounts() throws NoteException {
    SignerKey key = witness("witness.example/1");
    SignedNote note =
        new SignedNote(
            TEXT,
            List.of(
                Cosignature.make(TEXT, key, Instant.ofEpochSecond(30)),
                Cosignature.make(TEXT, key, Instant.ofEpochSecond(20)),
                Cosignature.make(TEXT, key, Instant.ofEpochSecond(40))));
    assertThat(Cosignature.find(note, key.verifier()).orElseThrow().time())
        .isEqualTo(Instant.ofEpochSecond(20));
  }

  @Test
  void everyBitOfItCounts() throws NoteException {
    SignerKey key = witness("w");
    NoteSignature good = Cosignature.make(TEXT, key, Instant.ofEpochSecond(1_700_000_000));
    for (int bit = 0; bit < 72 * 8; bit++) {
      byte[] changed = good.signature();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      NoteSignature bad = new NoteSignature("w", key.verifier().id(), changed);
      assertThatExceptionOfType(NoteException.class)
          .isThrownBy(
              () -> Cosignature.find(new SignedNote(TEXT, List.of(good, bad)), key.verifier()));
    }
  }

  @Test
  void aKeyOfOneTypeIsNotOneOfTheOther() throws NoteException {
    SignerKey log = SignerKey.generate("meet.example/audit", SignatureType.ED25519);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cosignature.make(TEXT, log, Instant.ofEpochSecond(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cosignature.make(TEXT, witness("w"), Instant.EPOCH));
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> Cosignature.find(SignedNote.sign(TEXT, log), log.verifier()));
    SignerKey key = witness("w");
    SignedNote note = new SignedNote(TEXT, List.of(Cosignature.make(TEXT, key, Instant.MAX)));
    assertThat(Cosignature.find(note, key.verifier())).isPresent();
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> note.isSignedBy(key.verifier()));
  }
}
