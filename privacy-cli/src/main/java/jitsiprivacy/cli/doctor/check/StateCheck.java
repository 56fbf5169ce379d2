package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Mode;
import jitsiprivacy.cli.doctor.site.Rooms.Room;
import jitsiprivacy.cli.doctor.site.Site;
import jitsiprivacy.recording.seal.RecordingsOptions;

/** What the programs keep: whether it is private, and whether there is room and a right time. */
final class StateCheck implements Check {

  private static final Kind MISSING =
      new Kind(
          "state-missing",
          Severity.CRITICAL,
          "There is nowhere to keep keys, consents and the audit trail: the guards refuse what"
              + " needs them.",
          "Install jitsi-privacy-common again, or make the directory for the group of the"
              + " services, with mode 2770.");
  private static final Kind OPEN =
      new Kind(
          "state-open",
          Severity.CRITICAL,
          "Every user of this host can reach what is kept about participants.",
          "chmod o= on it; with --fix it is done.");
  private static final Kind KEY_OPEN =
      new Kind(
          "keys-open",
          Severity.CRITICAL,
          "Every user of this host can reach keys: pseudonyms can be resolved, entries forged. The"
              + " guards do not use such keys.",
          "chmod o= on it; with --fix it is done. The keys may have been read: rotate them.");
  private static final Kind FULL =
      new Kind(
          "disk-full",
          Severity.CRITICAL,
          "The disk is about to be full: then no consent can be proven, and participants are"
              + " refused.",
          "Make room; jitsi-privacy purge --dry-run shows what is due.");
  private static final Kind TIGHT =
      new Kind(
          "disk-tight",
          Severity.WARNING,
          "The disk is nearly full.",
          "Make room; jitsi-privacy purge --dry-run shows what is due.");
  private static final Kind CLOCK =
      new Kind(
          "clock-behind",
          Severity.CRITICAL,
          "Something was written in what is the future by the clock: consents expire late, and"
              + " nothing is purged.",
          "Set the clock, and have it kept right by systemd-timesyncd or chrony.");
  private static final Kind UNSYNCHRONIZED =
      new Kind(
          "clock-unsynchronized",
          Severity.WARNING,
          "Nothing sets the clock: times in proofs and periods will drift.",
          "Install systemd-timesyncd or chrony.");

  private static final double TIGHT_BELOW = 0.10;
  private static final double FULL_BELOW = 0.02;
  private static final Duration DRIFT = Duration.ofMinutes(5);
  private static final int DEEPEST = 3;
  private static final int MOST = 10_000;

  /** Programs that keep a clock right, and where one of them says that it did. */
  private static final List<String> TIME_KEEPERS =
      List.of(
          "/run/systemd/timesync/synchronized",
          "/usr/lib/systemd/systemd-timesyncd",
          "/lib/systemd/systemd-timesyncd",
          "/usr/sbin/chronyd",
          "/usr/sbin/ntpd",
          "/usr/sbin/ntpd-rs");

  /** Their clock is that of the host around them. */
  private static final List<String> CONTAINERS =
      List.of("/run/systemd/container", "/.dockerenv", "/run/.containerenv");

  @Override
  public String area() {
    return "state";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(MISSING, OPEN, KEY_OPEN, FULL, TIGHT, CLOCK, UNSYNCHRONIZED);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    Path state = site.stateDirectory();
    if (!Files.isDirectory(state)) {
      report.found(MISSING, site.shown(state), "is not there");
    } else {
      access(state, report);
    }
    room(site, report);
    if (!isThere(TIME_KEEPERS, site) && !isThere(CONTAINERS, site)) {
      report.found(UNSYNCHRONIZED, "clock", "no program that sets it is installed");
    }
    if (Files.isDirectory(state)) {
      clock(state, site, report);
    }
  }

  private static boolean isThere(List<String> any, Site site) throws IOException {
    for (String each : any) {
      if (Files.exists(site.path(each))) {
        return true;
      }
    }
    return false;
  }

  private static void access(Path state, Report report) throws IOException {
    if (Mode.of(state).isForOthers()) {
      report.found(
          OPEN, state, "has the mode " + Mode.of(state).text(), () -> Mode.withoutOthers(state));
    }
    Path keys = state.resolve("keys");
    walk(
        keys,
        (file, attributes) -> {
          Mode mode = Mode.of(file);
          if (mode.isForOthers()) {
            report.found(
                KEY_OPEN, file, "has the mode " + mode.text(), () -> Mode.withoutOthers(file));
          }
        });
  }

  private static void room(Site site, Report report) throws IOException {
    Set<Path> places = new LinkedHashSet<>();
    places.add(site.stateDirectory());
    if (site.settings().section(RecordingsOptions.class).directory().isPresent()) {
      places.add(
          site.path(site.settings().section(RecordingsOptions.class).directory().get().toString()));
    }
    places.add(site.path("/var/log"));
    for (Path each : places) {
      if (Files.isDirectory(each)) {
        Room room = site.rooms().of(each);
        if (room.part() < TIGHT_BELOW) {
          report.found(
              room.part() < FULL_BELOW ? FULL : TIGHT,
              site.shown(each),
              Screen.bytes(room.free()) + " of " + Screen.bytes(room.total()) + " are left");
        }
      }
    }
  }

  private static void clock(Path state, Site site, Report report) throws IOException {
    Instant latest = site.clock().instant().plus(DRIFT);
    List<Path> ahead = new ArrayList<>();
    walk(
        state,
        (file, attributes) -> {
          if (attributes.lastModifiedTime().toInstant().isAfter(latest)) {
            ahead.add(file);
          }
        });
    if (!ahead.isEmpty()) {
      Path first = ahead.get(0);
      report.found(
          CLOCK,
          site.shown(first),
          "was written at " + Files.getLastModifiedTime(first).toInstant() + ", which is to come");
    }
  }

  @FunctionalInterface
  private interface Visit {
    void file(Path file, BasicFileAttributes attributes) throws IOException;
  }

  /** Near the top only: there may be millions of payloads. */
  private static void walk(Path from, Visit visit) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Files.walkFileTree(
        from,
        Set.of(),
        DEEPEST,
        new SimpleFileVisitor<>() {
          private int seen;

          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            visit.file(directory, attributes);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            visit.file(file, attributes);
            return ++seen < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (Files.notExists(file)) {
              return FileVisitResult.CONTINUE; // A draft that has become what it is to be.
            }
            throw e;
          }
        });
  }
}
