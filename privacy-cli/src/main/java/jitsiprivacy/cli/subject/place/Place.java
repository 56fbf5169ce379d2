package jitsiprivacy.cli.subject.place;

import java.io.IOException;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.subject.handout.Handout;

/** Where something about a person may be. */
public interface Place {

  /** Looks what there is, and what would become of it. Changes nothing. */
  void look(Findings found) throws IOException, Failure;

  /** Puts a copy of what there is into what the person gets. */
  void export(Handout to) throws IOException, Failure;

  /** Looks again, and erases what can be. Tells what became of what. */
  void erase(Findings done) throws IOException, Failure;
}
