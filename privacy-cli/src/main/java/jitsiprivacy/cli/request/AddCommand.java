package jitsiprivacy.cli.request;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.RequestKind;
import jitsiprivacy.retention.request.Whose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy request add}: a data subject asks for something. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "jitsi-privacy request add ID --kind=KIND --subject=USER_ID|--room=NAME@SERVICE"
            + " --received=DATE [OPTION...]")
final class AddCommand extends RequestTask {

  @Mixin GivenId id;

  @Option(names = "--kind", paramLabel = "KIND", required = true)
  RequestKind kind;

  @Option(names = "--subject", paramLabel = "USER_ID")
  String subject;

  @Option(names = "--room", paramLabel = "NAME@SERVICE")
  String room;

  @Option(names = "--nick", paramLabel = "NAME")
  String nick;

  @Option(names = "--received", paramLabel = "DATE", converter = Day.class, required = true)
  LocalDate received;

  @Option(names = "--note", paramLabel = "TEXT")
  String note;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Request request =
        new Request(
            id.word(),
            kind,
            whose(host.persons()),
            received,
            now(),
            Optional.ofNullable(note),
            Optional.empty(),
            Optional.empty());
    host.requests(this::say).add(request);
    tell(out, "added: " + request.id() + ", to be answered by " + request.due());
    if (request.isOverdue(today())) {
      say("that day is over");
    }
    return Exit.DONE;
  }

  private Whose whose(Persons persons) throws Exception {
    if ((subject == null) == (room == null)) {
      throw new IllegalArgumentException("whom it is about: --subject, or --room with --nick");
    }
    if (nick != null && room == null) {
      throw new IllegalArgumentException("--nick is what somebody called themselves in a --room");
    }
    return subject == null ? persons.in(room, Optional.ofNullable(nick)) : persons.subject(subject);
  }
}
