package jitsiprivacy.cli.doctor.read;

import java.io.IOException;
import java.util.Optional;

/** Where the texts of files come from that another one includes. */
@FunctionalInterface
public interface Included {

  /** Nothing is included. */
  Included NOTHING = name -> Optional.empty();

  /**
   * @param name as it stands in the file, or with what a name may be left without
   * @return empty when there is none of that name
   */
  Optional<String> text(String name) throws IOException;
}
