package jitsiprivacy.cli.doctor.finding;

import java.util.Locale;

/** How bad something is, from harmless to worst. The numbers are those of monitoring plugins. */
public enum Severity {
  /** Good to know; nothing is wrong. */
  NOTE(0),
  /** Personal data goes further than it must, or something will break. */
  WARNING(1),
  /** A promise does not hold now, or will not after the next restart. */
  CRITICAL(2);

  /** The verdict where nothing is wrong. */
  public static final String GOOD = "good";

  private final int exit;

  Severity(int exit) {
    this.exit = exit;
  }

  /** With what the command ends when nothing is worse. */
  public int exit() {
    return exit;
  }

  /** Of a host on which nothing is worse, as written in reports. */
  public String verdict() {
    return this == NOTE ? GOOD : id();
  }

  /** As written in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
