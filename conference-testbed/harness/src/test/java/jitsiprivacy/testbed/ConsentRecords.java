package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.Fact;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.LedgerPseudonyms;
import jitsiprivacy.consent.ledger.Pseudonyms;

/**
 * All decisions that are on record: as the operator's command lists them, and as they are proven.
 */
final class ConsentRecords {

  private final List<JsonNode> decisions = new ArrayList<>();
  private final List<AuditEvent> events;
  private final LedgerPseudonyms pseudonyms;
  private final ArchiveFiles archive;

  private ConsentRecords(LedgerPseudonyms pseudonyms, ArchiveFiles archive) {
    this.pseudonyms = pseudonyms;
    this.archive = archive;
    this.events = archive.events();
  }

  static ConsentRecords read(Path configuration, Path state, ArchiveFiles archive)
      throws IOException, InterruptedException {
    ConsentRecords records =
        new ConsentRecords(
            new LedgerPseudonyms(Pseudonyms.withKeyIn(state.resolve("keys/pseudonym.key"))),
            archive);
    InstalledCommand.Answer answer =
        InstalledCommand.run(
            state, "consent", "list", "--all", "--json", "--config", configuration.toString());
    assertThat(answer.exit()).as(answer.text()).isZero();
    ObjectMapper json = new ObjectMapper();
    for (String line : answer.text().lines().toList()) {
      records.decisions.add(json.readTree(line));
    }
    Collections.reverse(records.decisions); // The newest comes first.
    return records;
  }

  /** What somebody decided about a purpose, or was decided for them, in order. */
  List<KeptRow> of(DataSubject subject, Purpose purpose) {
    String pseudonym = pseudonyms.subject(subject);
    return decisions.stream()
        .filter(each -> each.path("subject").asText().equals(pseudonym))
        .filter(each -> each.path("purpose").asText().equals(purpose.id()))
        .map(each -> new KeptRow(state(each), cause(each)))
        .toList();
  }

  /** The same in the audit trail. */
  List<String> entriesOf(DataSubject subject, Purpose purpose) throws IOException {
    Pseudonym pseudonym = archive.subject(subject.name());
    return events.stream()
        .filter(event -> event.kind().startsWith("consent."))
        .filter(event -> event.subject().filter(pseudonym::equals).isPresent())
        .filter(event -> event.facts().get("purposes").equals(purposes(purpose)))
        .map(event -> event.kind() + " by " + event.actor().id())
        .toList();
  }

  private static Fact purposes(Purpose purpose) {
    return new Fact.Texts(List.of(purpose.id()));
  }

  private static ConsentState state(JsonNode decision) {
    return ConsentState.valueOf(constant(decision.path("state")));
  }

  private static Cause cause(JsonNode decision) {
    return Cause.valueOf(constant(decision.path("cause")));
  }

  private static String constant(JsonNode text) {
    return text.asText().toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
