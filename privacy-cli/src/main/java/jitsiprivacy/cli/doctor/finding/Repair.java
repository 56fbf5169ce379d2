package jitsiprivacy.cli.doctor.finding;

import java.io.IOException;

/** Puts right what is ours to put right. */
@FunctionalInterface
public interface Repair {
  void run() throws IOException;
}
