package jitsiprivacy.cli.hold;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.audit.Time;
import jitsiprivacy.retention.hold.Criteria;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.hold.Named;
import jitsiprivacy.retention.hold.TimeRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code jitsi-privacy hold set}: something must not be deleted from now on. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "jitsi-privacy hold set NAME --room=NAME@SERVICE|--file=PATH|... --until=DATE --reason=TEXT"
            + " --responsible=TEXT [OPTION...]")
final class SetCommand extends HoldTask {

  @Mixin GivenName name;

  @Option(names = "--room", paramLabel = "NAME@SERVICE")
  List<String> rooms = List.of();

  @Option(names = "--tenant", paramLabel = "TENANT")
  List<String> tenants = List.of();

  @Option(names = "--subject", paramLabel = "USER_ID")
  List<String> subjects = List.of();

  @Option(names = "--file", paramLabel = "PATH")
  List<Path> files = List.of();

  @Option(names = "--from", paramLabel = "TIME", converter = Time.class)
  Instant from;

  @Option(names = "--to", paramLabel = "TIME", converter = LastTime.class)
  Instant to;

  @Option(names = "--until", paramLabel = "DATE", converter = Day.class, required = true)
  LocalDate until;

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
  String reason;

  @Option(names = "--responsible", paramLabel = "TEXT", required = true)
  String responsible;

  @Option(names = "--two-people")
  boolean twoPeople;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Hold hold = hold(host);
    host.holds().set(hold, host.evidence(this::say));
    tell(out, "set: " + hold.name() + ", until " + hold.until());
    Limits.of(hold).forEach(this::say);
    for (Path file : hold.on().files()) {
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
        say("there is no " + file + " now: what will be there is held");
      }
    }
    return Exit.DONE;
  }

  private Hold hold(Host host) throws Exception {
    if ((from == null) != (to == null)) {
      throw new ParameterException(spec.commandLine(), "--from and --to go together");
    }
    List<Named> roomNames = new ArrayList<>();
    for (String room : rooms) {
      roomNames.add(host.names().room(room));
    }
    List<Named> subjectNames = new ArrayList<>();
    for (String subject : subjects) {
      subjectNames.add(host.names().subject(subject));
    }
    try {
      return new Hold(
          name.word(),
          new Criteria(
              roomNames,
              tenants,
              subjectNames,
              files,
              from == null ? Optional.empty() : Optional.of(new TimeRange(from, to))),
          reason,
          responsible,
          Instant.now().truncatedTo(ChronoUnit.SECONDS),
          Caller.ofThisProcess(),
          until,
          twoPeople,
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }
}
