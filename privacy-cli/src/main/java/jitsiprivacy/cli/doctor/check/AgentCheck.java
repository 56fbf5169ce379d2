package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.site.Program;
import jitsiprivacy.cli.doctor.site.Site;
import jitsiprivacy.cli.doctor.site.Status;

/** Whether Jicofo and the bridge start with the agent, and whether those that run did. */
final class AgentCheck implements Check {

  private static final Kind NOT_SET =
      new Kind(
          "agent-not-set",
          Severity.CRITICAL,
          "Nothing makes the program load the agent: from its next start on no guard holds in it.",
          "Install jitsi-privacy-jicofo or jitsi-privacy-jvb. Where something else sets"
              + " JAVA_TOOL_OPTIONS, only the last one holds: put both agents into yours.");
  private static final Kind MISSING =
      new Kind(
          "agent-missing",
          Severity.CRITICAL,
          "The agent that the program is told to load is not there: Java refuses to start it.",
          "Install jitsi-privacy-common again, or correct the path.");
  private static final Kind NOT_ATTACHED =
      new Kind(
          "agent-not-attached",
          Severity.CRITICAL,
          "The program runs without the agent: no guard holds in it, whatever the configuration"
              + " says.",
          "Restart it when no meeting is running.");
  private static final Kind OUTDATED =
      new Kind(
          "agent-outdated",
          Severity.WARNING,
          "The program runs with the agent of before an upgrade: what was mended since is not"
              + " mended in it.",
          "Restart it when no meeting is running.");

  /** In a unit, a drop-in or a shell's file, but not in a comment. */
  private static final Pattern ASSIGNED =
      Pattern.compile("(?m)^(?![ \\t]*[#;]).*?\\b(JAVA_TOOL_OPTIONS|JAVA_SYS_PROPS)=(.*)$");

  private static final Pattern AGENT =
      Pattern.compile("-javaagent:([^\\s\"'=]*jitsi-privacy[^\\s\"'=]*\\.jar)");

  @Override
  public String area() {
    return "agent";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(NOT_SET, MISSING, NOT_ATTACHED, OUTDATED);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    for (Program program : Program.values()) {
      if (program.isOn(site) && isGuarded(program, site)) {
        examine(program, site, report);
      }
    }
  }

  private static boolean isGuarded(Program program, Site site) {
    return site.settings().installed().stream()
        .anyMatch(
            guard -> guard.hosts().contains(program.host()) && site.settings().isEnabled(guard));
  }

  private static void examine(Program program, Site site, Report report) throws IOException {
    Optional<String> agent = agent(program, site);
    if (agent.isEmpty()) {
      report.found(
          NOT_SET,
          program.service(),
          "neither a drop-in of its unit nor its own file gives it our agent in the end");
    } else if (Files.notExists(site.path(agent.get()))) {
      report.found(MISSING, agent.get(), "is named for " + program.title() + " and not there");
    }
    Optional<Status> status = program.status(site);
    for (long pid : program.running(site)) {
      if (status.isEmpty() || status.get().pid() != pid) {
        report.found(NOT_ATTACHED, program.service(), "runs as " + pid + " without the agent");
      } else {
        compare(program, status.get(), agent, site, report);
      }
    }
  }

  private static void compare(
      Program program, Status status, Optional<String> agent, Site site, Report report)
      throws IOException {
    Optional<String> installed =
        agent.isEmpty() ? Optional.empty() : version(site.path(agent.get()));
    if (installed.isPresent() && !installed.get().equals(status.version())) {
      report.found(
          OUTDATED,
          program.service(),
          "runs with " + status.version() + "; " + installed.get() + " is installed");
    } else {
      report.good(program.service(), "runs with the agent, " + status.version());
    }
  }

  /** Of each variable the last assignment holds, whoever made the others. */
  private static Optional<String> agent(Program program, Site site) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (Path each : program.environmentFiles(site)) {
      Matcher matcher = ASSIGNED.matcher(site.textOf(each).orElse(""));
      while (matcher.find()) {
        environment.put(matcher.group(1), matcher.group(2));
      }
    }
    return environment.values().stream()
        .map(AGENT::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private static Optional<String> version(Path agent) throws IOException {
    if (Files.notExists(agent)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(agent.toFile())) {
      return jar.getManifest() == null
          ? Optional.empty()
          : Optional.ofNullable(
              jar.getManifest().getMainAttributes().getValue("Implementation-Version"));
    }
  }
}
