package jitsiprivacy.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.json.CanonicalJson;
import jitsiprivacy.consent.record.Decisions;
import jitsiprivacy.consent.record.DocumentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/consent-receipt.md is what is written, and what it says of it is true. */
class ReceiptDocTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final String KEY =
      "meet.example/audit+88bf58cd+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
  private static final String SECRET =
      "PRIVATE+KEY+meet.example/audit+88bf58cd+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

  @TempDir Path directory;

  private String receipt() throws Exception {
    SignerKey key = SignerKey.parse(SECRET, VerifierKey.parse(KEY));
    try (TestTrail trail = new TestTrail(Files.createTempDirectory(directory, "audit"), key)) {
      trail.record(1, 2);
      RecordedDocument grant = trail.record(Decisions.GRANT);
      RecordedDocument withdrawal =
          trail.record(
              Decisions.with(
                  Decisions.numbered(Decisions.GRANT, 2), ConsentState.WITHDRAWN, Cause.PRESENCE));
      trail.publish();
      return trail.receipt(grant, withdrawal);
    }
  }

  @Test
  void theExampleIsWhatIsWritten() throws Exception {
    Path file = DOCS.resolve("consent-receipt.example.json");
    if (Boolean.getBoolean("jitsiprivacy.write-docs")) {
      Files.writeString(file, receipt() + "\n");
    }
    assertThat(Files.readString(file)).isEqualTo(receipt() + "\n");
  }

  @Test
  void thePageTellsOfTheExample() throws Exception {
    String page = Files.readString(DOCS.resolve("consent-receipt.md"));
    Receipt receipt = new ReceiptFormat().read(TestTrail.bytes(receipt()));
    String hash = DocumentHash.of(CanonicalJson.write(receipt.parts().get(0).document()));
    assertThat(page)
        .contains("\"id\": \"" + receipt.id() + "\"")
        .contains("\\\"record\\\":\\\"" + hash.substring(0, 8) + "…")
        .contains("@v1\\nindex 2\\n…\\n\\nmeet.example/audit/2026\\n4\\n…");
    assertThat(receipt.parts().get(0).proof())
        .contains("@v1\nindex 2\n", "\n\nmeet.example/audit/2026\n4\n");
    assertThat(page).contains("verify-receipt consent-receipt.example.json --key " + KEY);
    assertThat(page).contains("consent-verify.py " + KEY + " consent-receipt.example.json");
  }

  @Test
  void theScriptAcceptsTheExample() throws Exception {
    byte[] example = Files.readAllBytes(DOCS.resolve("consent-receipt.example.json"));
    assertThat(new ReferenceVerifier(VerifierKey.parse(KEY), directory).verify(List.of(example)))
        .containsExactly("ok: 2 proven");
  }
}
