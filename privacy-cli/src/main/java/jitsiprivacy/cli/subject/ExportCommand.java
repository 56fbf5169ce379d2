package jitsiprivacy.cli.subject;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.subject.handout.Handout;
import jitsiprivacy.cli.subject.handout.IndexPage;
import jitsiprivacy.cli.subject.place.Person;
import jitsiprivacy.cli.subject.place.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy export}: all that is kept about a person (Articles 15 and 20 GDPR). */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis =
        "jitsi-privacy export --subject=USER_ID|--text=TEXT|... --reason=TEXT -o FILE.zip [OPTION...]",
    resourceBundle = "jitsiprivacy.cli.subject.help")
public final class ExportCommand extends SubjectTask {

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
  String reason;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true)
  Path output;

  @Override
  int run(Asked asked, Host host, OutputStream out) throws Exception {
    refuse(reason.isBlank(), "--reason needs a reason");
    refuseExisting();
    Person person = host.person(asked);
    Path draft = output.resolveSibling("." + output.getFileName() + ".new");
    try {
      long found = write(draft, asked, host, person);
      if (found == 0) {
        say("nothing is kept about this person, as far as it can be searched");
        return Exit.NO;
      }
      record(host, person, found);
      publish(draft);
      answered(host);
      out.write((output + "\n").getBytes(Charset.defaultCharset()));
      return Exit.DONE;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void refuseExisting() throws Failure {
    if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      throw new Failure(
          Exit.FAILED, Shown.text("there is " + output + " already; say another name with -o"));
    }
  }

  /**
   * Nobody else's to read.
   *
   * @return how many things were found
   */
  private long write(Path draft, Asked asked, Host host, Person person) throws Exception {
    Files.deleteIfExists(draft);
    long[] found = {0};
    try (FileChannel channel =
            FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        Handout handout = new Handout(Channels.newOutputStream(channel))) {
      List<Place> places =
          host.places(
              person,
              Instant.MAX,
              host.retention().erasure().recordings(),
              reason,
              examined -> screen().done(examined));
      screen().begin(FilesSize.of(host), Screen::bytes);
      for (Place place : places) {
        place.look(finding -> found[0] += finding.amount());
      }
      for (Place place : places) {
        place.export(handout);
      }
      screen().clear();
      handout.unseen().forEach(what -> say("not in it: " + what));
      handout.finish(new IndexPage.About(Instant.now(), host.retention().owner(), asked.words()));
      channel.force(true);
    }
    return found[0];
  }

  /** Evidence before effect. */
  private void record(Host host, Person person, long items) throws Failure {
    try {
      new SubjectEvidence(host, person, request()).exports(items, reason);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          Shown.text(
              "nothing is exported, since that cannot be recorded in the audit trail: "
                  + Reason.of(e)));
    }
  }

  private void publish(Path draft) throws IOException, Failure {
    try {
      Files.createLink(output, draft); // A rename would replace what is there by now.
    } catch (FileAlreadyExistsException e) {
      refuseExisting();
    } catch (UnsupportedOperationException e) {
      Files.move(draft, output);
    }
  }
}
