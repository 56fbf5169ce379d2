package jitsiprivacy.host.health;

import java.util.Locale;
import java.util.Map;
import jitsiprivacy.spi.OnFault;

/** The block in the log that tells an operator what holds from now on. */
public final class StartReport {

  private StartReport() {}

  public static String of(String host, String version, OnFault onFault, Health health) {
    StringBuilder block = new StringBuilder();
    block
        .append("jitsi-privacy ")
        .append(version)
        .append(" in ")
        .append(host)
        .append(", on-fault = ")
        .append(onFault.name().toLowerCase(Locale.ROOT));
    for (Health.GuardReport guard : health.report()) {
      block.append(String.format("%n  %-18s %s", guard.id(), guard.state().id()));
      lines(block, "hook", guard.hooks());
      lines(block, "OPEN", guard.holes());
      guard.alerts().forEach((id, alert) -> line(block, "ALERT", id, alert.text()));
    }
    return block.toString();
  }

  private static void lines(StringBuilder block, String label, Map<String, String> texts) {
    texts.forEach((id, text) -> line(block, label, id, text));
  }

  private static void line(StringBuilder block, String label, String id, String text) {
    block.append(String.format("%n    %-5s %s: %s", label, id, text));
  }
}
