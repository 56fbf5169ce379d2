package jitsiprivacy.jicofo.consent;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.RECORDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.proof.CheckpointPolicy;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.receipt.ProvenRecord;
import jitsiprivacy.consent.receipt.ReceiptVerifier;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.TestTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is given a receipt of what, with an audit trail that is real. */
class ReceiptsTest {

  @TempDir Path directory;
  private TestTrail trail;
  private TestFocus focus;

  @BeforeEach
  void begin() throws Exception {
    trail = new TestTrail(directory).make();
    focus = TestFocus.on(trail);
  }

  @AfterEach
  void end() throws Exception {
    focus.close();
    trail.trail().close();
  }

  private List<String> receipts(String nick) {
    return focus.saidTo(nick).stream()
        .filter(text -> text.contains("\"type\":\"privacy-consent-receipt\""))
        .toList();
  }

  private List<String> proven(String nick) throws Exception {
    ReceiptVerifier verifier = new ReceiptVerifier(trail.key(), CheckpointPolicy.logAlone());
    List<String> proven = new ArrayList<>();
    for (String message : receipts(nick)) {
      String receipt = new ObjectMapper().readTree(message).get("receipt").toString();
      for (ProvenRecord each : verifier.verify(receipt.getBytes(StandardCharsets.UTF_8))) {
        proven.add(each.claims().kind() + " " + each.claims().purpose());
      }
    }
    return proven;
  }

  private void comesWithDialog(String nick) {
    focus.comes(nick);
    focus.showsDialog(nick);
  }

  private void awaitReceipts(String nick, int count) {
    await()
        .untilAsserted(
            () -> {
              focus.timePasses();
              assertThat(receipts(nick)).hasSize(count);
            });
  }

  @Test
  void whoHasADialogIsGivenOneThatHoldsAndNobodyElseIs() throws Exception {
    comesWithDialog("p1");
    comesWithDialog("p2");
    focus.comes("p3");
    focus.agrees("p3", CONFERENCE);
    focus.agrees("p1", CONFERENCE, RECORDING);
    awaitReceipts("p1", 1);
    assertThat(proven("p1"))
        .containsExactlyInAnyOrder("consent.granted conference", "consent.granted recording");
    assertThat(receipts("p2")).isEmpty();
    assertThat(receipts("p3")).isEmpty();
    assertThat(focus.health().alerts()).isEmpty();
  }

  @Test
  void aRefusalAndAWithdrawalHaveOne() throws Exception {
    comesWithDialog("p1");
    focus.comes("p1", TestFocus.statement("\"refused\":[\"recording\"]}"));
    awaitReceipts("p1", 1);
    assertThat(proven("p1")).containsExactly("consent.refused recording");
    focus.agrees("p1", CONFERENCE);
    awaitReceipts("p1", 2);
    focus.withdraws("p1");
    awaitReceipts("p1", 3);
    assertThat(proven("p1")).contains("consent.withdrawn conference");
  }

  @Test
  void whoComesUnderTheNameOfSomebodyWhoLeftIsNotGivenTheirs() throws Exception {
    comesWithDialog("p1");
    focus.agrees("p1", CONFERENCE);
    focus.leaves("p1");
    comesWithDialog("p1");
    comesWithDialog("p2");
    focus.agrees("p2", CONFERENCE);
    awaitReceipts("p2", 1);
    assertThat(receipts("p1")).isEmpty();
  }

  @Test
  void whatNobodyAsksForIsForgotten() throws Exception {
    Receipts receipts = focus.get(Receipts.class);
    focus.comes("p1");
    focus.agrees("p1", CONFERENCE);
    ConsentRecord any = focus.ledger().element();
    for (int i = 0; i < 10_100; i++) {
      receipts.recorded(kept(any, "id-" + i), new EntryId(2026, i));
    }
    assertThat(receipts.waiting()).isLessThanOrEqualTo(10_000);
  }

  private static KeptDecision kept(ConsentRecord record, String id) {
    return new KeptDecision(
        id,
        record.time(),
        record.asked(),
        "room",
        Optional.empty(),
        "subject",
        false,
        record.purpose(),
        record.state(),
        record.cause(),
        record.notice(),
        record.basis(),
        record.until(),
        "{}");
  }

  @Test
  void oneThatCannotBeMadeIsAnAlertUntilOneCan() throws Exception {
    comesWithDialog("p1");
    focus.agrees("p1", CONFERENCE);
    trail.breaks();
    await()
        .untilAsserted(
            () -> {
              focus.timePasses();
              assertThat(focus.health().alerts().get("receipt"))
                  .contains("jitsi-privacy consent receipt makes them later");
            });
    trail.mends();
    focus.agrees("p1", RECORDING);
    awaitReceipts("p1", 1);
    assertThat(focus.health().alerts()).doesNotContainKey("receipt");
  }
}
