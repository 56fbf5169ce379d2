package jitsiprivacy.cli.doctor.check;

import java.util.List;

/** All of them, in the order of reports. */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new ConfigurationCheck(),
          new CompatibilityCheck(),
          new AgentCheck(),
          new GuardsCheck(),
          new StateCheck(),
          new LedgerCheck(),
          new TrailCheck(),
          new RetentionCheck(),
          new ProgramsCheck(),
          new LogsCheck(),
          new WebCheck(),
          new ProsodyCheck(),
          new WebServerCheck(),
          new TurnCheck());

  private Checks() {}

  public static List<Check> all() {
    return ALL;
  }
}
