package jitsiprivacy.cli.fleet;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.read.JsonTree;
import jitsiprivacy.cli.doctor.report.JsonReport;

/**
 * What the doctor said of one host.
 *
 * @param time when
 * @param version of jitsi-privacy there
 */
record Examined(String host, Instant time, String version, List<Found> findings) {

  /**
   * @param id of its kind
   * @param where on that host
   */
  record Found(String id, Severity severity, String where, String what, String link) {}

  private static final int LONGEST = 4_000;

  /**
   * @throws IOException when it is no report, or of a form that is not known here; in words for the
   *     operator
   */
  static Examined parse(String text) throws IOException {
    JsonTree tree = JsonTree.parse(text);
    long form = tree.get("form").number().orElse(-1L);
    if (form != JsonReport.FORM) {
      throw new IOException("is no report of jitsi-privacy doctor --json that is known here");
    }
    List<Found> findings = new ArrayList<>();
    for (JsonTree each : tree.get("findings").elements()) {
      findings.add(
          new Found(
              required(each, "id"),
              severity(required(each, "severity")),
              required(each, "where"),
              required(each, "what"),
              required(each, "link")));
    }
    return new Examined(
        required(tree, "host"), time(required(tree, "time")), required(tree, "version"), findings);
  }

  private static String required(JsonTree tree, String name) throws IOException {
    String text = tree.get(name).text().orElseThrow(() -> new IOException("has no " + name));
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private static Instant time(String text) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IOException("has a time that is none", e);
    }
  }

  private static Severity severity(String id) throws IOException {
    for (Severity each : Severity.values()) {
      if (each.id().equals(id.toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new IOException("has a severity that is not known here");
  }

  /** Nothing worse than this. */
  Severity worst() {
    return findings.stream().map(Found::severity).max(Severity::compareTo).orElse(Severity.NOTE);
  }
}
