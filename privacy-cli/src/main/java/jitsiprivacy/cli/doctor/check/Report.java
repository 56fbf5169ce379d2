package jitsiprivacy.cli.doctor.check;

import java.nio.file.Path;
import java.util.Optional;
import jitsiprivacy.cli.doctor.finding.Finding;
import jitsiprivacy.cli.doctor.finding.Findings;
import jitsiprivacy.cli.doctor.finding.Good;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Repair;

/** Where a check says what it found. */
public final class Report {

  private final String area;
  private final Findings findings;

  public Report(String area, Findings findings) {
    this.area = area;
    this.findings = findings;
  }

  /**
   * @param where a file or a program
   * @param what is wrong with it
   */
  public void found(Kind kind, Object where, String what) {
    add(kind, where, what, Optional.empty());
  }

  /** What can be put right here and now. */
  public void found(Kind kind, Path where, String what, Repair repair) {
    add(kind, where, what, Optional.of(repair));
  }

  /** What is as it should be, where an operator would like to know. */
  public void good(Object where, String what) {
    findings.good(new Good(area, where.toString(), what));
  }

  private void add(Kind kind, Object where, String what, Optional<Repair> repair) {
    findings.add(new Finding(area, kind, where.toString(), what, repair));
  }
}
