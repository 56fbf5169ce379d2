package jitsiprivacy.cli.subject.place;

import java.io.IOException;

/** Is told of each. */
@FunctionalInterface
public interface Findings {
  void add(Finding finding) throws IOException;
}
