package jitsiprivacy.cli.audit.proof;

import java.io.IOException;
import java.nio.file.Path;

/** Tells of each file what it proves. */
public interface ProofReport {

  void holds(Path file, Proven proven) throws IOException;

  void continues(Path file, Continuation continuation) throws IOException;

  void doesNotHold(Path file, String why) throws IOException;
}
