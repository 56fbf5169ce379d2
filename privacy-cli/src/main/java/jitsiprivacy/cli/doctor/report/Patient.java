package jitsiprivacy.cli.doctor.report;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.cli.Version;
import jitsiprivacy.cli.doctor.site.Site;

/**
 * Who was examined, and when.
 *
 * @param host its name
 * @param version of jitsi-privacy that examined it
 */
public record Patient(String host, Instant time, String version) {

  private static final String NAMELESS = "unknown";

  public static Patient of(Site site) throws IOException {
    Optional<String> name = site.text("/etc/hostname").map(String::strip);
    return new Patient(
        name.filter(text -> !text.isEmpty()).orElse(NAMELESS),
        site.clock().instant(),
        Version.ofThisProgram());
  }
}
