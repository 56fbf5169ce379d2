package jitsiprivacy.cli;

import picocli.CommandLine.IVersionProvider;

/** That of the jar. */
public final class Version implements IVersionProvider {

  /** Without a name. */
  public static String ofThisProgram() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"jitsi-privacy " + ofThisProgram()};
  }
}
