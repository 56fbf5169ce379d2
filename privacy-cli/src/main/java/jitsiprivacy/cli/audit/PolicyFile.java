package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Shown;

/** Which witnesses are trusted: a file of C2SP tlog-policy. */
public final class PolicyFile {

  private PolicyFile() {}

  /**
   * @param file null when nobody is
   * @param log the key of the archive that is to be witnessed
   */
  public static WitnessPolicy read(Path file, VerifierKey log) throws Failure {
    if (file == null) {
      return WitnessPolicy.none();
    }
    try {
      WitnessPolicy policy = WitnessPolicy.parse(Files.readString(file));
      if (policy.witnesses().stream().anyMatch(log::hasKeyOf)) {
        throw new NoteException("it takes the key of the log for that of a witness");
      }
      return policy;
    } catch (NoteException e) {
      throw new Failure(Exit.FAILED, Shown.text(file + ": " + e.getMessage()));
    } catch (IOException e) {
      throw new Failure(Exit.FAILED, Shown.text("the policy cannot be read: " + Reason.of(e)));
    }
  }
}
