package jitsiprivacy.cli.audit.proof;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnoughWitnessesTest {

  private final Checkpoint checkpoint = new Checkpoint("meet.example/audit/2026", 0, new byte[32]);
  private SignedNote note;
  private SignerKey one;
  private SignerKey other;

  @BeforeEach
  void make() throws NoteException {
    note = checkpoint.sign(SignerKey.generate("meet.example/audit/2026", SignatureType.ED25519));
    one = SignerKey.generate("witness.example/1", SignatureType.COSIGNATURE);
    other = SignerKey.generate("witness.example/2", SignatureType.COSIGNATURE);
  }

  private void check(String policy, SignerKey... witnesses) throws NoteException {
    SignedNote cosigned = note;
    for (SignerKey each : witnesses) {
      cosigned =
          cosigned.with(List.of(Cosignature.make(note.text(), each, Instant.ofEpochSecond(1))));
    }
    String named = "witness one %s\nwitness other %s\n".formatted(one.verifier(), other.verifier());
    new EnoughWitnesses(WitnessPolicy.parse(named + policy)).check(cosigned, checkpoint);
  }

  @Test
  void asManyAsThePolicyDemands() {
    assertThatCode(() -> check("quorum other\n", other)).doesNotThrowAnyException();
    assertThatCode(() -> check("group both all one other\nquorum both\n", one, other))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> check("quorum other\n", one))
        .withMessageContaining("cosigned by 1 of the witnesses");
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> check("group both all one other\nquorum both\n", one));
  }

  @Test
  void aPolicyWithoutAQuorumDemandsNothing() {
    assertThatCode(() -> check("quorum none\n")).doesNotThrowAnyException();
    assertThatCode(() -> new EnoughWitnesses(WitnessPolicy.none()).check(note, checkpoint))
        .doesNotThrowAnyException();
  }

  @Test
  void aCosignatureOfSomethingElseIsRefused() throws NoteException {
    note = note.with(List.of(Cosignature.make("else\n", one, Instant.ofEpochSecond(1))));
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> check("quorum one\n"))
        .withMessageContaining("not valid");
  }
}
