package jitsiprivacy.cli.subject.place;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.consent.SubjectConsents;
import jitsiprivacy.cli.recordings.SubjectRecordings;
import jitsiprivacy.cli.subject.handout.Handout;
import jitsiprivacy.cli.subject.handout.Row;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.options.RecordingRule;
import jitsiprivacy.retention.tree.Inside;
import jitsiprivacy.retention.tree.OpenDirectory;

/**
 * Recordings that the person is in, with others: by the consents that a recording rests on, and, as
 * long as it is not sealed, by what its files say.
 */
public record RecordingsPlace(
    SubjectRecordings recordings,
    Optional<SubjectConsents> consents,
    Person person,
    PersonFinder finder,
    Holds holds,
    RecordingRule rule)
    implements Place {

  private static final String KIND = "recordings of meetings, with others in them";
  private static final String OTHERS =
      "others are in it; look at it, and decide: jitsi-privacy recordings destroy ";

  private record About(
      RecordingDirectory recording, Optional<Manifest> manifest, RecordingFacts facts) {
    String session() {
      return recording.session();
    }
  }

  /** What is found. */
  private interface Visitor {
    void recording(About about) throws IOException, Failure;
  }

  private void visit(Visitor visitor, Findings unreadable) throws IOException, Failure {
    Set<String> ids = decisions();
    for (RecordingDirectory each : recordings.all()) {
      Optional<About> about;
      try {
        about = about(each, ids);
      } catch (IOException e) {
        unreadable.add(
            finding(each.session())
                .as(Fate.LEFT, "it is not known whether they are in it: " + Reason.of(e)));
        continue;
      }
      if (about.isPresent()) {
        visitor.recording(about.get());
      }
    }
  }

  private Set<String> decisions() throws IOException, Failure {
    return consents.isEmpty()
        ? Set.of()
        : consents.get().decisions().stream().map(KeptDecision::id).collect(Collectors.toSet());
  }

  private Optional<About> about(RecordingDirectory recording, Set<String> ids) throws IOException {
    Optional<Manifest> manifest =
        recording.isSealed() ? Optional.of(recording.readManifest()) : Optional.empty();
    RecordingFacts facts = recordings.facts(recording.session(), manifest);
    boolean isIn =
        !Collections.disjoint(ids, facts.consents()) || (manifest.isEmpty() && names(recording));
    return isIn ? Optional.of(new About(recording, manifest, facts)) : Optional.empty();
  }

  private boolean names(RecordingDirectory recording) throws IOException {
    if (finder.isEmpty()) {
      return false;
    }
    Naming naming = new Naming(finder);
    try (OpenDirectory root = OpenDirectory.root(recording.path().getParent())) {
      new Inside(naming).of(root, recording.path().getFileName());
    }
    return naming.found;
  }

  private static final class Naming implements Inside.Visitor {
    private final PersonFinder finder;
    private boolean found;

    Naming(PersonFinder finder) {
      this.finder = finder;
    }

    @Override
    public void file(OpenDirectory in, Path name, PosixFileAttributes attributes)
        throws IOException {
      if (attributes.isRegularFile() && !found) {
        found = FileText.of(in, name, finder).times() > 0;
      }
    }

    @Override
    public void leaving(OpenDirectory in, Path name, PosixFileAttributes attributes) {
      // Its files were looked at.
    }
  }

  private static Finding finding(String session) {
    return new Finding(KIND, session, 1, Fate.LEFT, "");
  }

  /** What is to become of it. */
  private Finding fate(About about) throws IOException {
    Finding finding = finding(about.session());
    Optional<String> hold =
        holds.on(
            new Held(
                Optional.of(about.recording().path()),
                about.facts().room().map(Set::of),
                Optional.empty(),
                person.pseudonyms(),
                Optional.empty(),
                about.manifest().map(Manifest::sealed)));
    if (hold.isPresent()) {
      return finding.as(Fate.HELD, hold.get());
    }
    if (about.manifest().isPresent() && !recordings.hasKey(about.manifest().get())) {
      return finding.as(Fate.DESTROYED, "its key is gone already");
    }
    return switch (rule) {
      case REPORT -> finding.as(Fate.LEFT, OTHERS + about.session());
      case DESTROY ->
          about.manifest().isPresent()
              ? finding.as(Fate.DESTROYED, "")
              : finding.as(Fate.ERASED, "it is not sealed, so all of it is deleted");
      case RESTRICT ->
          about.manifest().isPresent()
              ? finding.as(Fate.RESTRICTED, "")
              : finding.as(
                  Fate.LEFT,
                  "it is not sealed, so nothing keeps it closed; seal it, and erase again:"
                      + " jitsi-privacy finalize "
                      + about.recording().path());
    };
  }

  @Override
  public void look(Findings found) throws IOException, Failure {
    visit(about -> found.add(fate(about)), found);
  }

  @Override
  public void export(Handout to) throws IOException, Failure {
    List<Row> rows = new ArrayList<>();
    visit(
        about ->
            rows.add(
                new Row(
                    about.session(),
                    about.manifest().map(Manifest::sealed).map(Instant::toString).orElse(""),
                    about.manifest().isEmpty()
                        ? "kept"
                        : recordings.hasKey(about.manifest().get())
                            ? "kept, sealed"
                            : "erased: its key was destroyed",
                    about.manifest().flatMap(Manifest::due).map(day -> "until " + day).orElse(""))),
        unreadable -> to.unseen("recording " + unreadable.item() + ": " + unreadable.why()));
    if (!rows.isEmpty()) {
      to.section(
          "Recordings you are in",
          "Others are in them, too, so they are not in this file; ask for what concerns you.",
          List.of("recording", "finished", "state", "kept"),
          rows);
    }
  }

  @Override
  public void erase(Findings done) throws IOException, Failure {
    visit(about -> done.add(erased(about)), done);
  }

  private Finding erased(About about) throws Failure {
    Finding finding = finding(about.session());
    try {
      finding = fate(about);
      return switch (finding.fate()) {
        case DESTROYED -> {
          recordings.destroy(about.manifest().orElseThrow());
          yield finding;
        }
        case RESTRICTED -> {
          if (!recordings.isRestricted(about.session(), about.manifest())) {
            recordings.restrict(about.session());
          }
          yield finding;
        }
        case ERASED -> PlainRecording.delete(about.recording(), finding);
        default -> finding;
      };
    } catch (IOException e) {
      return finding.as(Fate.FAILED, Reason.of(e));
    }
  }
}
