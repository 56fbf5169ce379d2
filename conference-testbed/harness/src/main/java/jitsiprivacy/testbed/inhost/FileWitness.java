package jitsiprivacy.testbed.inhost;

import java.util.logging.FileHandler;

/** The witness of a log file. */
public final class FileWitness extends Witness {
  public FileWitness() {
    super(FileHandler.class);
  }
}
