package jitsiprivacy.cli.scrub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.keys.Reveal;
import jitsiprivacy.anonymizer.keys.RevealException;
import jitsiprivacy.anonymizer.keys.RevealRequest;
import jitsiprivacy.anonymizer.keys.Revealed;
import jitsiprivacy.anonymizer.keys.Revealed.Candidate;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.OutputLost;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.audit.RevealEvidence;

/** Answers whose a pseudonym is. */
record RevealTask(Settings settings, OutputStream out, Consumer<String> warn) {

  void run(IpAddress pseudonym, Optional<Instant> at, String reason, String operator)
      throws Failure, OutputLost {
    try {
      RevealRequest request = new RevealRequest(pseudonym, at, reason, operator);
      Reveal reveal =
          new Reveal(
              settings.keys(),
              settings.options().schedule(),
              settings.options().networks(),
              Clock.systemUTC());
      Revealed revealed = reveal.reveal(request);
      if (!revealed.candidates().isEmpty()) {
        record(request);
      }
      answer(revealed);
    } catch (IllegalArgumentException e) {
      throw new Failure(Exit.FAILED, e.getMessage());
    } catch (RevealException e) {
      throw new Failure(Exit.NO, e.getMessage());
    } catch (OutputLost e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new Failure(
          Exit.NO,
          "no pseudonym was made on this host, or its keys are elsewhere: there is no "
              + settings.keys());
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "nothing is revealed, since the keys cannot be read or the request not be recorded: "
              + Reason.of(e));
    }
  }

  /** Evidence before effect. */
  private void record(RevealRequest request) throws Failure {
    try {
      new RevealEvidence(settings.stateDir(), warn).record(request);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "nothing is revealed, since that cannot be recorded in the audit trail: " + Reason.of(e));
    }
  }

  private void answer(Revealed revealed) throws IOException, Failure {
    revealed.unusable().forEach(warn);
    List<Candidate> candidates = revealed.candidates();
    for (Candidate each : candidates) {
      String line = AddressText.write(each.address()) + "  if made from " + each.period() + "\n";
      out.write(line.getBytes(StandardCharsets.US_ASCII));
    }
    if (candidates.isEmpty()) {
      throw new Failure(Exit.FAILED, "no key could be used");
    }
    if (candidates.size() > 1) {
      warn.accept(
          "only one of these is right: that of the time when the pseudonym was written; --at names"
              + " it");
    }
  }
}
