package jitsiprivacy.cli.doctor;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.StandardOutput;
import jitsiprivacy.cli.doctor.check.Check;
import jitsiprivacy.cli.doctor.check.Checks;
import jitsiprivacy.cli.doctor.finding.Finding;
import jitsiprivacy.cli.doctor.finding.Findings;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.report.HumanReport;
import jitsiprivacy.cli.doctor.report.JsonReport;
import jitsiprivacy.cli.doctor.report.Patient;
import jitsiprivacy.cli.doctor.site.Processes;
import jitsiprivacy.cli.doctor.site.Rooms;
import jitsiprivacy.cli.doctor.site.Root;
import jitsiprivacy.cli.doctor.site.Settings;
import jitsiprivacy.cli.doctor.site.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jitsi-privacy doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    resourceBundle = "jitsiprivacy.cli.doctor.help",
    customSynopsis = "jitsi-privacy doctor [OPTION...]")
public final class DoctorCommand implements Callable<Integer> {

  private static final String CONFIGURATION = "/etc/jitsi/privacy/privacy.conf";
  private static final String JICOFO = "/usr/share/jicofo";
  private static final String JVB = "/usr/share/jitsi-videobridge";

  @Spec CommandSpec spec;

  @Option(names = "--only", paramLabel = "AREA")
  List<String> only = new ArrayList<>();

  @Option(names = "--jicofo", paramLabel = "DIR")
  Path jicofo;

  @Option(names = "--jvb", paramLabel = "DIR")
  Path jvb;

  @Option(names = "--fix")
  boolean fix;

  @Option(names = "--json")
  boolean json;

  @Option(names = "--root", paramLabel = "DIR", defaultValue = "/")
  Path directory;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  public Integer call() throws Exception {
    Examination examination = new Examination(checks());
    Root root = new Root(directory);
    root.require();
    Site site = site(root);
    Findings findings = examination.of(site);
    if (fix && repair(findings)) {
      findings = examination.of(site(root));
    }
    Patient patient = Patient.of(site);
    try (OutputStream out = new BufferedOutputStream(new StandardOutput())) {
      if (json) {
        new JsonReport(out).write(patient, findings);
      } else {
        new HumanReport(out, Boolean.getBoolean("jitsiprivacy.colours")).write(findings);
      }
    }
    return findings.worst().map(Severity::exit).orElse(Exit.DONE);
  }

  private List<Check> checks() throws Failure {
    List<String> areas = Checks.all().stream().map(Check::area).toList();
    for (String each : only) {
      if (!areas.contains(each)) {
        throw new Failure(
            Exit.FAILED,
            "--only: there is no area "
                + Shown.text(each)
                + "; there are "
                + String.join(", ", areas));
      }
    }
    return Checks.all().stream()
        .filter(check -> only.isEmpty() || only.contains(check.area()))
        .toList();
  }

  private Site site(Root root) throws IOException, Failure {
    Path file = config == null ? root.resolve(CONFIGURATION) : config;
    if (config != null && Files.notExists(config)) {
      throw new Failure(Exit.FAILED, "--config: there is no " + Shown.text(config));
    }
    return new Site(
        root,
        Settings.read(file),
        given("--jicofo", jicofo).orElse(root.resolve(JICOFO)),
        given("--jvb", jvb).orElse(root.resolve(JVB)),
        root.isOurs() ? Processes.ofThisHost() : Processes.none(),
        Rooms.OF_DISKS,
        Clock.systemUTC());
  }

  private static Optional<Path> given(String option, Path program) throws Failure {
    if (program != null && !Files.isDirectory(program)) {
      throw new Failure(
          Exit.FAILED, option + ": " + Shown.text(program) + " is no directory with jars");
    }
    return Optional.ofNullable(program);
  }

  /** Whether anything was put right. */
  private boolean repair(Findings findings) {
    boolean any = false;
    for (Finding each : findings.all()) {
      if (each.repair().isPresent()) {
        any |= repair(each);
      }
    }
    return any;
  }

  private boolean repair(Finding finding) {
    Screen screen = new Screen(spec.commandLine().getErr(), false, System::nanoTime);
    String what = Shown.text(finding.kind().id() + ", " + finding.where());
    try {
      finding.repair().orElseThrow().run();
      screen.say("put right: " + what);
      return true;
    } catch (IOException e) {
      screen.say("cannot be put right: " + what + ": " + Shown.text(Reason.of(e)));
      return false;
    }
  }
}
