package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Program;
import jitsiprivacy.cli.doctor.site.Site;
import jitsiprivacy.cli.doctor.site.Status;

/** What the guards that run say of themselves. */
final class GuardsCheck implements Check {

  private static final Kind CLOSED =
      new Kind(
          "guard-closed",
          Severity.CRITICAL,
          "A guard cannot work and refuses participants what it would have judged.",
          "See why in its alerts, here or in the program's log; then restart.");
  private static final Kind UNPROTECTED =
      new Kind(
          "guard-unprotected",
          Severity.CRITICAL,
          "A guard cannot work, and the configuration says to go on without it: nothing that it"
              + " promises holds.",
          "See why in its alerts, here or in the program's log; then restart.");
  private static final Kind HOOK =
      new Kind(
          "hook-unattached",
          Severity.CRITICAL,
          "A guard that runs could not get into a method of the program: what is decided there is"
              + " refused or goes past it.",
          "Look for a newer jitsi-privacy, or go back to the version of Jitsi before this one.");
  private static final Kind ALERT =
      new Kind(
          "alert",
          Severity.CRITICAL,
          "Something a guard needs is broken since it was last told; what depends on it is"
              + " refused.",
          "Mend what is named; the alert goes by itself, or with a restart.");
  private static final Kind OPEN =
      new Kind(
          "hole",
          Severity.WARNING,
          "Something goes past a guard because the configuration leaves it open.",
          "Close it as the text says, or accept it knowingly.");

  private static final String ATTACHED = "attached";

  @Override
  public String area() {
    return "guards";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(CLOSED, UNPROTECTED, HOOK, ALERT, OPEN);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    for (Program program : Program.values()) {
      Optional<Status> status = program.status(site);
      // What one that ended has left says nothing of now.
      if (status.isPresent() && program.running(site).contains(status.get().pid())) {
        status.get().guards().forEach(guard -> examine(program, guard, report));
      }
    }
  }

  private static void examine(Program program, Status.Guard guard, Report report) {
    String where = program.service() + ", " + guard.id();
    switch (guard.state()) {
      case "closed" -> report.found(CLOSED, where, "is closed");
      case "unprotected" -> report.found(UNPROTECTED, where, "does not protect");
      case "active" -> report.good(where, "is active");
      default -> {} // Switched off, or at work in the other program.
    }
    guard
        .hooks()
        .forEach(
            (hook, state) -> {
              if (!state.equals(ATTACHED)) {
                report.found(HOOK, where, hook + ": " + state);
              }
            });
    guard.alerts().forEach((id, text) -> report.found(ALERT, where, text));
    guard.open().forEach((id, text) -> report.found(OPEN, where, text));
  }
}
