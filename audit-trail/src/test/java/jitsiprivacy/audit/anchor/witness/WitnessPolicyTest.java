package jitsiprivacy.audit.anchor.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessPolicyTest {

  private static final String LOG =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String W1 =
      "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO";
  private static final String W2 =
      "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

  private static VerifierKey witness(int i) throws NoteException {
    return SignerKey.generate("witness.example/" + i, SignatureType.COSIGNATURE).verifier();
  }

  private static WitnessPolicy parse(String text) throws NoteException {
    return WitnessPolicy.parse(text.replace("LOG", LOG).replace("W1", W1).replace("W2", W2));
  }

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  /** The example of C2SP tlog-policy, with keys. */
  @Test
  void groupsOfGroups() throws NoteException {
    StringBuilder text = new StringBuilder("log " + LOG + "\n\n");
    Map<String, VerifierKey> keys = new HashMap<>();
    for (String name : List.of("X1", "X2", "X3", "Y1", "Y2", "Y3")) {
      keys.put(name, witness(keys.size()));
      text.append("witness " + name + " " + keys.get(name) + "\n");
    }
    text.append(
        """
          # Two of these,
        group X-witnesses 2 X1 X2 X3
        group Y-witnesses\tany Y1 Y2  Y3\t

        group X-and-Y all X-witnesses Y-witnesses
        quorum X-and-Y
        """);
    WitnessPolicy policy = WitnessPolicy.parse(text.toString());
    assertThat(policy.logs()).containsExactly(VerifierKey.parse(LOG));
    assertThat(policy.witnesses()).hasSize(6);
    assertThat(policy.endpoints()).isEmpty();
    Map<VerifierKey, Instant> cosigned = new HashMap<>();
    cosigned.put(keys.get("X1"), at(10));
    cosigned.put(keys.get("X2"), at(40));
    assertThat(policy.quorum().since(cosigned)).isEmpty();
    cosigned.put(keys.get("Y3"), at(20));
    assertThat(policy.quorum().since(cosigned)).contains(at(40));
    cosigned.put(keys.get("X3"), at(30));
    assertThat(policy.quorum().since(cosigned)).contains(at(30));
    cosigned.put(keys.get("Y1"), at(50));
    assertThat(policy.quorum().since(cosigned)).contains(at(30));
    cosigned.put(keys.get("Y3"), at(60));
    assertThat(policy.quorum().since(cosigned)).contains(at(50));
  }

  @Test
  void urlsAreWhereTheyAreAsked() throws NoteException {
    WitnessPolicy policy = parse("witness a W1 https://w.example/prefix\nwitness b W2\nquorum a\n");
    assertThat(policy.endpoints())
        .containsExactly(
            new WitnessEndpoint(VerifierKey.parse(W1), URI.create("https://w.example/prefix")));
    assertThat(policy.endpoints().get(0).addCheckpoint())
        .isEqualTo(URI.create("https://w.example/prefix/add-checkpoint"));
    assertThat(WitnessEndpoint.parse(W1, "http://127.0.0.1:8080/").addCheckpoint())
        .isEqualTo(URI.create("http://127.0.0.1:8080/add-checkpoint"));
  }

  @Test
  void noneTrustsNobody() throws NoteException {
    WitnessPolicy policy = parse("quorum none");
    assertThat(policy.quorum().since(Map.of(VerifierKey.parse(W1), at(1)))).isEmpty();
    assertThat(
            parse("witness a W1\nquorum none\n")
                .quorum()
                .since(Map.of(VerifierKey.parse(W1), at(1))))
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "witness a W1\n",
        "quorum a\n",
        "quorum none\nquorum none\n",
        "quorum none none\n",
        "quorum none\r\n",
        "witness a\nquorum none\n",
        "witness a LOG\nquorum none\n",
        "witness a W1 ftp://w.example/\nquorum none\n",
        "witness a W1 http:///\nquorum none\n",
        "witness a W1 ::\nquorum none\n",
        "witness a W1 http://w.example/ more\nquorum none\n",
        "witness a W1\nwitness a W2\nquorum a\n",
        "witness a W1\nwitness b W1\nquorum a\n",
        "witness none W1\nquorum none\n",
        "log W1\nquorum none\n",
        "log LOG\nlog LOG\nquorum none\n",
        "witness a W1\ngroup g 0 a\nquorum g\n",
        "witness a W1\ngroup g 2 a\nquorum g\n",
        "witness a W1\ngroup g 01 a\nquorum g\n",
        "witness a W1\ngroup g -1 a\nquorum g\n",
        "witness a W1\ngroup g 99999999999 a\nquorum g\n",
        "witness a W1\ngroup g some a\nquorum g\n",
        "witness a W1\ngroup g all\nquorum g\n",
        "witness a W1\ngroup g all a a\nquorum g\n",
        "witness a W1\ngroup g all a\ngroup h all a g\nquorum h\n",
        "witness a W1\ngroup g all b\nwitness b W2\nquorum g\n",
        "group g all none\nquorum g\n",
        "trust a\nquorum none\n"
      })
  void whatIsNoPolicyIsRefused(String text) {
    assertThatExceptionOfType(NoteException.class).isThrownBy(() -> parse(text));
  }

  @Test
  void theLineThatIsWrongIsNamed() {
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> parse("# first\nwitness a W1\nquorum b\n"))
        .withMessage("line 3 of the policy: b is not named before");
  }

  @Test
  void oneKeyIsOneWitness() throws NoteException {
    VerifierKey key = witness(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WitnessPolicy.of(2, List.of(key, key)))
        .withMessageContaining("another witness");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WitnessPolicy.of(1, List.of(VerifierKey.parse(LOG))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WitnessPolicy.of(3, List.of(key, witness(2))));
  }
}
