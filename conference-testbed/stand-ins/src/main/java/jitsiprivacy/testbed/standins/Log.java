package jitsiprivacy.testbed.standins;

/** One line per record on standard error, which is where the real programs' logs end up too. */
public final class Log {

  private Log() {}

  /** Call before the first logger exists. */
  public static void toStandardError() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      System.setProperty(
          "java.util.logging.SimpleFormatter.format", "%1$tF %1$tT.%1$tL %4$s: %5$s%6$s%n");
    }
  }
}
