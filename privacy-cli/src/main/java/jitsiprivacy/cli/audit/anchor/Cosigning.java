package jitsiprivacy.cli.audit.anchor;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.anchor.witness.WitnessClient;
import jitsiprivacy.audit.anchor.witness.WitnessOutcome;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy;
import jitsiprivacy.audit.archive.SignedLog;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;

/** Has the witnesses of a policy cosign a log, and keeps what they say. */
public record Cosigning(WitnessPolicy policy, Duration patience) {

  /**
   * @return the exit code: {@link Exit#NO} when a witness saw another history of the log
   * @throws IOException when the log cannot be read
   */
  public int run(SignedLog log, AnchorStore store, AnchorListener listener) throws IOException {
    Map<VerifierKey, Instant> cosigned = new HashMap<>();
    boolean alarm = false;
    WitnessClient client = new WitnessClient(patience, Clock.systemUTC());
    for (WitnessOutcome each :
        client.cosign(log.directory(), log.key(), policy.endpoints(), store)) {
      String name = each.witness().key().name();
      if (each.cosignature().isPresent()) {
        Instant time = each.cosignature().get().time();
        cosigned.put(each.witness().key(), time);
        listener.anchored(LogWords.of(log) + " cosigned at " + time + " by " + name);
      } else {
        listener.refused((each.alarm() ? "ALARM: " : "") + name + ": " + each.problem());
        alarm |= each.alarm();
      }
    }
    if (alarm) {
      return Exit.NO;
    }
    if (cosigned.size() < policy.endpoints().size() && policy.quorum().since(cosigned).isEmpty()) {
      listener.refused("those are fewer witnesses than the policy demands");
      return Exit.FAILED;
    }
    return Exit.DONE;
  }
}
