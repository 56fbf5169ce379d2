package jitsiprivacy.cli;

import picocli.CommandLine.IVersionProvider;

/** That of the jar. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"jitsi-privacy " + (version == null ? "(not packaged)" : version)};
  }
}
