package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.ArchiveReport;
import jitsiprivacy.audit.archive.ArchiveVerifier;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.installation.AuditInstallation;

/** The audit archive, used by another process than those that write it. */
final class ArchiveFiles {

  private final Path state;
  private final AuditInstallation installation;

  ArchiveFiles(Path stateDirectory) {
    this.state = stateDirectory;
    this.installation = new AuditInstallation(stateDirectory);
  }

  /** As an operator does before switching it on. */
  ArchiveFiles make() {
    try {
      if (!Files.exists(state)) {
        Files.createDirectory(
            state,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
      installation.make("meet.example/audit");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** Where it is. */
  Path path() {
    return installation.archive();
  }

  /** With which anybody can check what is in it. */
  String publicKey() throws IOException {
    return installation.signingKey().verifier().toString();
  }

  List<AuditEvent> events() {
    return events(path());
  }

  /**
   * Everything that is recorded, in order; none while there is no archive.
   *
   * @param archive where it is to be seen
   */
  List<AuditEvent> events(Path archive) {
    List<AuditEvent> events = new ArrayList<>();
    if (!Files.exists(archive)) {
      return events;
    }
    try {
      new ArchiveReader(archive, installation.signingKey().verifier())
          .forwards(EntryFilter.any(), entry -> events.add(entry.event().orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return events;
  }

  List<AuditEvent> events(EventKind kind) {
    return events().stream().filter(event -> event.is(kind)).toList();
  }

  void await(EventKind kind, int times) {
    awaiting(times + " times " + kind + " in the archive")
        .until(() -> events(kind).size() >= times);
  }

  Pseudonym room(Participant participant) throws IOException {
    return installation.pseudonyms().room(participant.room().toString());
  }

  Pseudonym subject(Participant participant) throws IOException {
    return subject(participant.account().toString());
  }

  /** A guest by its address, an account as {@code user@domain}. */
  Pseudonym subject(String name) throws IOException {
    return installation.pseudonyms().subject(name);
  }

  ArchiveReport assertWhole() throws IOException {
    return assertWhole(path());
  }

  ArchiveReport assertWhole(Path archive) throws IOException {
    ArchiveReport report =
        new ArchiveVerifier(archive, installation.signingKey().verifier())
            .verify(List.of(), progress -> {});
    assertThat(report.findings()).isEmpty();
    assertThat(report.isGood()).isTrue();
    return report;
  }
}
