package jitsiprivacy.cli.audit.anchor;

import java.io.IOException;

/** Is told how asking others goes. */
public interface AnchorListener {

  /** That somebody vouches, which is kept now. */
  void anchored(String words) throws IOException;

  /** That somebody does not, and why. */
  void refused(String why);
}
