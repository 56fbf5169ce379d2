package jitsiprivacy.agent.bridge;

import java.nio.file.Path;

/** The isolated side's front door, found through {@code META-INF/services}. */
public interface GuestFactory {

  /**
   * Reads the configuration and looks at the host's classes; changes nothing yet.
   *
   * @param host id of the program we are in, {@code jicofo} or {@code jvb}
   * @param configuration the operator's main file
   * @throws UnusableConfiguration when the host must not start
   */
  Guest create(String host, Path configuration) throws UnusableConfiguration;
}
