package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.util.List;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.site.Site;

/** Examines one part of a host. */
public interface Check {

  /** What the part is called, such as {@code bridge}. */
  String area();

  /** All that it may find. */
  List<Kind> kinds();

  /**
   * Examines it; changes nothing.
   *
   * @throws IOException when it cannot be examined
   */
  void examine(Site site, Report report) throws IOException;
}
