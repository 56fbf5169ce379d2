package jitsiprivacy.consent.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.record.Decisions;
import jitsiprivacy.consent.record.DocumentHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both verifiers, ours and the script, say of the same receipts. */
class ReceiptTest {

  @TempDir Path directory;
  private TestTrail trail;
  private RecordedDocument grant;
  private RecordedDocument withdrawal;

  @BeforeEach
  void open() throws Exception {
    trail = new TestTrail(directory.resolve("audit"));
    trail.record(0, 300);
    grant = trail.record(Decisions.GRANT);
    withdrawal =
        trail.record(
            Decisions.with(
                Decisions.numbered(Decisions.GRANT, 1_000), ConsentState.WITHDRAWN, Cause.COMMAND));
    trail.publish();
  }

  @AfterEach
  void close() throws Exception {
    trail.close();
  }

  private static String ours(VerifierKey key, String receipt) {
    try {
      int records =
          new ReceiptVerifier(key, CheckpointPolicy.logAlone())
              .verify(TestTrail.bytes(receipt))
              .size();
      return "ok: " + records + " records";
    } catch (ReceiptException e) {
      assertThat(e).hasMessageMatching(".{5,}");
      return "NOT VERIFIED: " + e.getMessage();
    }
  }

  private void accepted(String... receipts) throws IOException {
    for (String receipt : receipts) {
      assertThat(ours(trail.key(), receipt)).startsWith("ok: ");
    }
    assertThat(script(trail.key(), receipts)).allMatch(said -> said.startsWith("ok: "));
  }

  private List<String> script(VerifierKey key, String... receipts) throws IOException {
    return new ReferenceVerifier(key, directory)
        .verify(Arrays.stream(receipts).map(TestTrail::bytes).toList());
  }

  private void refused(VerifierKey key, String why, String receipt) throws IOException {
    assertThat(ours(key, receipt)).startsWith("NOT VERIFIED: ").contains(why);
    assertThat(script(key, receipt).get(0)).startsWith("NOT VERIFIED: ");
  }

  private void refused(String why, String receipt) throws IOException {
    refused(trail.key(), why, receipt);
  }

  private String swap(String receipt, String from, String to) {
    assertThat(receipt).contains(from);
    return receipt.replace(from, to);
  }

  @Test
  void aReceiptIsVerifiedWithThePublicKeyAlone() throws Exception {
    String receipt = trail.receipt(grant, withdrawal);
    accepted(receipt);
    assertThat(receipt).contains(grant.document(), withdrawal.document());
    List<ProvenRecord> proven =
        new ReceiptVerifier(trail.key(), CheckpointPolicy.logAlone())
            .verify(TestTrail.bytes(receipt));
    assertThat(proven)
        .extracting(ProvenRecord::entry)
        .containsExactly(grant.entry(), withdrawal.entry());
    assertThat(proven.get(0).claims().id()).isEqualTo(Decisions.GRANT.id());
    assertThat(proven.get(1).event().kind()).isEqualTo("consent.withdrawn");
    assertThat(proven.get(1).checkpoint().origin()).isEqualTo("meet.example/audit/2026");
  }

  @Test
  void aProgramMayReadAndWriteItInBetween() throws Exception {
    String receipt = trail.receipt(grant, withdrawal);
    ObjectMapper mapper = new ObjectMapper();
    accepted(
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(receipt)),
        swap(receipt, "{\"id\"", "{\"more\":[{}],\"id\""));
  }

  @Test
  void twoRecordsFitIntoAMessage() throws Exception {
    assertThat(trail.receipt(grant, withdrawal).length()).isLessThan(10_000);
  }

  @Test
  void everyKindOfDecisionHasOne() throws Exception {
    RecordedDocument refusal =
        trail.record(Decisions.with(Decisions.GRANT, ConsentState.REFUSED, Cause.CHAT));
    RecordedDocument expiry =
        trail.record(Decisions.with(Decisions.GRANT, ConsentState.EXPIRED, Cause.PERIOD_OVER));
    trail.publish();
    accepted(trail.receipt(refusal), trail.receipt(expiry));
  }

  @Test
  void aChangedDocumentIsRefused() throws Exception {
    String receipt = trail.receipt(grant);
    refused("another document", swap(receipt, "loc:DE", "loc:AT"));
    refused("another document", swap(receipt, "Example Clinic", "Another Clinic"));
    refused("another document", swap(receipt, "\"jp:account\":true", "\"jp:account\":false"));
    refused("null", swap(receipt, "\"jp:account\":true", "\"jp:account\":null"));
  }

  @Test
  void aSwappedEntryIsRefused() throws Exception {
    String one = trail.receipt(grant);
    String other = trail.receipt(withdrawal);
    String entryOfOther = other.substring(other.indexOf("\"entry\":"), other.indexOf(",\"proof\""));
    String entryOfOne = one.substring(one.indexOf("\"entry\":"), one.indexOf(",\"proof\""));
    refused("another document", swap(one, entryOfOne, entryOfOther));
    String hash = one.replaceAll(".*\\\\\"record\\\\\":\\\\\"([0-9a-f]{64}).*", "$1");
    assertThat(hash).hasSize(64);
    String forged = swap(one, "Example Clinic", "Another Clinic");
    String document =
        forged.substring(forged.indexOf("{\"@context\""), forged.indexOf(",\"entry\":"));
    refused("the proof", swap(forged, hash, DocumentHash.of(document)));
    refused("none of an audit trail", swap(one, "\\\"v\\\":1", "\\\"v\\\": 1"));
  }

  @Test
  void anEntryOfAnotherDecisionIsRefused() throws Exception {
    String forged = swap(trail.receipt(grant), "consent.granted", "consent.refused");
    refused("different decisions", forged);
  }

  @Test
  void aTruncatedProofIsRefused() throws Exception {
    String receipt = trail.receipt(grant);
    refused("the proof", receipt.replaceFirst("index 301\\\\n[^\\\\]+\\\\n", "index 301\\\\n"));
    refused(
        "the proof", receipt.replaceFirst("\\\\n\\\\n[^\"]*\"", Matcher.quoteReplacement("\\n\"")));
    refused("the proof", receipt.replaceFirst("\"proof\":\"[^\"]*\"", "\"proof\":\"\""));
  }

  @Test
  void theProofOfAnotherIndexIsRefused() throws Exception {
    String one = trail.receipt(grant);
    String other = trail.receipt(withdrawal);
    String proofOfOther =
        other.substring(other.indexOf("\"proof\":"), other.indexOf("}],\"type\""));
    String proofOfOne = one.substring(one.indexOf("\"proof\":"), one.indexOf("}],\"type\""));
    refused("not the one at index 302", swap(one, proofOfOne, proofOfOther));
    refused("not the one at index 300", swap(one, "index 301", "index 300"));
    refused("the proof", swap(one, "index 301", "index 99999999999999999999"));
  }

  @Test
  void anotherTreeIsRefused() throws Exception {
    // The same key signs another history, in which the grant is at the same place.
    try (TestTrail fork = new TestTrail(directory.resolve("fork"), trail.signer())) {
      fork.record(1, 301);
      RecordedDocument there = fork.record(Decisions.GRANT);
      assertThat(there).isEqualTo(grant);
      fork.record(0, 1);
      fork.publish();
      String one = trail.receipt(grant);
      String other = fork.receipt(there);
      accepted(one, other);
      String note = one.substring(one.indexOf("\\n\\n"), one.indexOf("\"}],\"type\""));
      String noteOfOther = other.substring(other.indexOf("\\n\\n"), other.indexOf("\"}],\"type\""));
      refused("not the one at index 301", swap(one, note, noteOfOther));
    }
  }

  @Test
  void theSignatureOfAnotherKeyIsRefused() throws Exception {
    String receipt = trail.receipt(grant);
    VerifierKey same = SignerKey.generate("meet.example/audit", SignatureType.ED25519).verifier();
    refused(same, "not signed by meet.example/audit/2026", receipt);
    VerifierKey other = SignerKey.generate("else.example/audit", SignatureType.ED25519).verifier();
    refused(other, "no log of else.example/audit", receipt);
    // The key in the receipt is a hint and proves nothing.
    accepted(swap(receipt, trail.key().toString(), same.toString()));
  }

  @Test
  void whatIsNoReceiptIsRefused() throws Exception {
    String receipt = trail.receipt(grant);
    refused("no receipt", "");
    refused("no receipt", "{}");
    refused("no receipt", receipt.substring(1));
    refused("no receipt", swap(receipt, "ConsentReceipt", "Receipt"));
    refused("version", swap(receipt, "\"v\":0}", "\"v\":1}"));
    refused("version", swap(receipt, "\"v\":0}", "\"v\":false}"));
    refused("records", "{\"type\":\"ConsentReceipt\",\"v\":0,\"records\":[]}");
    refused("a record has", "{\"type\":\"ConsentReceipt\",\"v\":0,\"records\":[[]]}");
    refused("no receipt", swap(receipt, "{\"id\"", "{\"v\":0,\"id\""));
    refused("no receipt", swap(receipt, "{\"id\"", "{\"a\":" + "[".repeat(20_000) + ",\"id\""));
  }

  @Test
  void whatIsNotSignedYetWaits() throws Exception {
    RecordedDocument late = trail.record(Decisions.numbered(Decisions.GRANT, 2_000));
    assertThatExceptionOfType(NotSignedYetException.class)
        .isThrownBy(() -> trail.receipt(late))
        .withMessage("entry 2026/303 is not signed yet");
    trail.publish();
    accepted(trail.receipt(late));
  }

  @Test
  void noReceiptIsMadeOfWhatTheTrailDoesNotProve() {
    assertThatExceptionOfType(ReceiptException.class)
        .isThrownBy(
            () -> trail.receipt(new RecordedDocument(grant.document(), withdrawal.entry())));
    assertThatExceptionOfType(ReceiptException.class)
        .isThrownBy(() -> trail.receipt(new RecordedDocument("{}", grant.entry())));
    assertThatExceptionOfType(ReceiptException.class).isThrownBy(() -> trail.receipt());
  }
}
