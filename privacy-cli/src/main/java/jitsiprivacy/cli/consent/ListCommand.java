package jitsiprivacy.cli.consent;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.audit.Time;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.ledger.sql.DecisionFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code jitsi-privacy consent list}: where everybody stands, or all that was decided. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy consent list [OPTION...]")
final class ListCommand extends ConsentTask {

  @Mixin Subject subject;

  @Option(names = "--room", paramLabel = "NAME@SERVICE")
  String room;

  @Option(names = "--purpose", paramLabel = "PURPOSE", converter = PurposeText.class)
  Purpose purpose;

  @Option(names = "--state", paramLabel = "STATE", converter = StateText.class)
  ConsentState state;

  @Option(names = "--since", paramLabel = "TIME", converter = Time.class)
  Instant since;

  @Option(names = "--until", paramLabel = "TIME", converter = Time.class)
  Instant until;

  @Option(names = "--all")
  boolean all;

  @Option(names = "--json")
  boolean json;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    if (since != null && until != null && !since.isBefore(until)) {
      throw new ParameterException(spec.commandLine(), "--since is not before --until");
    }
    DecisionFilter filter =
        new DecisionFilter(
            subject.pseudonym(host),
            room == null ? Optional.empty() : Optional.of(host.pseudonyms().room(room)),
            Optional.empty(),
            Optional.ofNullable(purpose),
            Optional.ofNullable(state),
            Optional.ofNullable(since),
            Optional.ofNullable(until));
    try (ConsentArchive archive = host.archive()) {
      ConsentArchive.Reader report = json ? new JsonReport(out) : new Table(out, Instant.now());
      if (all) {
        archive.find(filter, ConsentArchive.Order.NEWEST_FIRST, report);
      } else {
        archive.standing(filter, ConsentArchive.Order.NEWEST_FIRST, report);
      }
    }
    return Exit.DONE;
  }
}
