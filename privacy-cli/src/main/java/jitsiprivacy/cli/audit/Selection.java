package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Shown;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which entries: those that are all of what is asked for. */
final class Selection {

  private static final Pattern KIND = Pattern.compile("[a-z]{1,31}(\\.([a-z]{1,31}|\\*))?");

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(names = "--kind", paramLabel = "KIND", split = ",")
  List<String> kinds = List.of();

  @Option(names = "--since", paramLabel = "TIME", converter = Time.class)
  Instant since;

  @Option(names = "--until", paramLabel = "TIME", converter = Time.class)
  Instant until;

  @Option(names = "--room", paramLabel = "NAME")
  String room;

  @Option(names = "--subject", paramLabel = "NAME")
  String subject;

  @Option(names = "--room-pseudonym", paramLabel = "HEX", converter = PseudonymText.class)
  Pseudonym roomPseudonym;

  @Option(names = "--subject-pseudonym", paramLabel = "HEX", converter = PseudonymText.class)
  Pseudonym subjectPseudonym;

  boolean isEmpty() {
    return kinds.isEmpty()
        && Stream.of(since, until, room, subject, roomPseudonym, subjectPseudonym)
            .allMatch(each -> each == null);
  }

  EntryFilter filter(Archive archive, Consumer<String> warn) throws IOException, Failure {
    refuse(room != null && roomPseudonym != null, "--room or --room-pseudonym, not both");
    refuse(
        subject != null && subjectPseudonym != null, "--subject or --subject-pseudonym, not both");
    refuse(
        since != null && until != null && !since.isBefore(until), "--since is not before --until");
    for (String kind : kinds) {
      refuse(
          !KIND.matcher(kind).matches(),
          "\""
              + Shown.text(kind)
              + "\" is no kind: one is consent.granted, or consent.* for all of these");
      if (!isKnown(kind)) {
        warn.accept("this version knows no entries of the kind " + kind);
      }
    }
    Optional<Pseudonyms> pseudonyms =
        room == null && subject == null ? Optional.empty() : Optional.of(pseudonyms(archive));
    return new EntryFilter(
        kinds.stream().map(Selection::withoutStar).collect(Collectors.toSet()),
        Optional.ofNullable(since),
        Optional.ofNullable(until),
        room == null ? Optional.ofNullable(roomPseudonym) : pseudonyms.map(key -> key.room(room)),
        subject == null
            ? Optional.ofNullable(subjectPseudonym)
            : pseudonyms.map(key -> key.subject(subject)));
  }

  private static String withoutStar(String kind) {
    return kind.endsWith(".*") ? kind.substring(0, kind.length() - 2) : kind;
  }

  private static boolean isKnown(String kind) {
    String plain = withoutStar(kind);
    return EventKind.of(plain).isPresent()
        || Stream.of(EventKind.values()).anyMatch(each -> each.id().startsWith(plain + "."));
  }

  private Pseudonyms pseudonyms(Archive archive) throws IOException, Failure {
    Optional<AuditInstallation> host = archive.host();
    refuse(
        host.isEmpty(),
        "whose a pseudonym is can be told with the key of the host only: ask there, or give"
            + " --room-pseudonym or --subject-pseudonym");
    try {
      return host.orElseThrow().knownPseudonyms();
    } catch (NoSuchFileException e) {
      throw new Failure(
          Exit.NO,
          "there is no key of pseudonyms in "
              + Shown.text(host.orElseThrow().keys())
              + ": none was made yet, or it was destroyed");
    }
  }

  private void refuse(boolean contradiction, String why) {
    if (contradiction) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}
