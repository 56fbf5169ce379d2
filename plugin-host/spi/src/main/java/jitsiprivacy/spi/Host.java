package jitsiprivacy.spi;

/** The program we are a guest in. */
public enum Host {
  JICOFO("jicofo", "org.jitsi.jicofo.Main"),
  JVB("jvb", "org.jitsi.videobridge.MainKt");

  private final String id;
  private final String mainClass;

  Host(String id, String mainClass) {
    this.id = id;
    this.mainClass = mainClass;
  }

  /** Lower-case name, as used in file names and metrics. */
  public String id() {
    return id;
  }

  /** Binary name of the class whose {@code main} starts this program. */
  public String mainClass() {
    return mainClass;
  }
}
