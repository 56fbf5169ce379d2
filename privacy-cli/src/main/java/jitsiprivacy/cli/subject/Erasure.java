package jitsiprivacy.cli.subject;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.subject.place.Fate;
import jitsiprivacy.cli.subject.place.Finding;
import jitsiprivacy.cli.subject.place.Findings;
import jitsiprivacy.cli.subject.place.Person;
import jitsiprivacy.cli.subject.place.Place;
import jitsiprivacy.retention.options.RecordingRule;
import jitsiprivacy.retention.subject.Erased;

/** Forgets one person. */
final class Erasure {

  private static final String REASON = "erasure";

  private final Host host;
  private final Asked asked;
  private final Person person;
  private final RecordingRule rule;
  private final Instant time;
  private final Optional<String> request;
  private final Screen screen;
  private final List<Place> places;

  /**
   * @param time when it was asked for: what was decided since then stays
   */
  Erasure(
      Host host,
      Asked asked,
      RecordingRule rule,
      Instant time,
      Optional<String> request,
      Screen screen)
      throws IOException, Failure {
    this.host = host;
    this.asked = asked;
    this.person = host.person(asked);
    this.rule = rule;
    this.time = time;
    this.request = request;
    this.screen = screen;
    this.places = host.places(person, time, rule, REASON, screen::done);
  }

  /** What would become of what. Changes nothing. */
  List<Finding> plan(FindingsReport report) throws IOException, Failure {
    report.heading("plan:");
    screen.begin(FilesSize.of(host), Screen::bytes);
    List<Finding> all = new ArrayList<>();
    for (Place place : places) {
      place.look(to(all, report));
    }
    screen.clear();
    return all;
  }

  private static Findings to(List<Finding> all, FindingsReport report) {
    return finding -> {
      all.add(finding);
      report.finding(finding);
    };
  }

  /** Does it, and puts it on record. Run again, it finishes what was left. */
  List<Finding> carryOut(FindingsReport report) throws IOException, Failure {
    remember();
    report.heading("done:");
    return erase(report);
  }

  private List<Finding> erase(FindingsReport report) throws IOException, Failure {
    screen.begin(FilesSize.of(host), Screen::bytes);
    List<Finding> all = new ArrayList<>();
    for (Place place : places) {
      place.erase(to(all, report));
    }
    screen.clear();
    record(all);
    return all;
  }

  /** What a backup brought back of what was erased before. */
  List<Finding> again(FindingsReport report) throws IOException, Failure {
    return erase(report);
  }

  /** Before anything is erased: a backup may bring back what a run that is killed erased. */
  private void remember() throws IOException {
    host.erased()
        .add(
            new Erased.Person(
                time,
                asked.user(),
                asked.pseudonym(),
                asked.texts(),
                asked.addresses(),
                rule.name().toLowerCase(Locale.ROOT)));
  }

  private void record(List<Finding> all) throws Failure {
    long held = all.stream().filter(each -> each.fate() == Fate.HELD).count();
    long erased =
        all.stream()
            .filter(each -> each.fate() == Fate.ERASED || each.fate() == Fate.DESTROYED)
            .mapToLong(Finding::amount)
            .sum();
    try {
      new SubjectEvidence(host, person, request).erased(erased, held);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          Shown.text("it is erased, and cannot be recorded in the audit trail: " + Reason.of(e)));
    }
  }

  /** Whether nobody has to look at anything any more; says what, if so. */
  boolean isSettled(List<Finding> done) {
    List<String> problems = host.holdProblems();
    problems.forEach(problem -> screen.say(Shown.text("everything is held: " + problem)));
    boolean settled = problems.isEmpty() && done.stream().allMatch(each -> each.fate().isSettled());
    if (!settled) {
      screen.say("something is left to you, or failed; what, stands above");
    }
    return settled;
  }
}
