package jitsiprivacy.audit.anchor;

import java.util.List;
import java.util.Optional;
import jitsiprivacy.audit.anchor.timestamp.TimeStampTrust;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy;

/**
 * Whom the one who verifies a log trusts. It is not to be taken from the log's operator: anything
 * in the directory of the log may be the operator's own.
 *
 * @param witnesses whose cosignatures count, and how many it takes
 * @param authorities whose time stamps count; nobody's when there are none
 * @param kept checkpoints that the one who verifies has kept, or knows who has
 */
public record AnchorTrust(
    WitnessPolicy witnesses, Optional<TimeStampTrust> authorities, List<KeptCheckpoint> kept) {

  public AnchorTrust {
    kept = List.copyOf(kept);
  }

  /** In nobody. */
  public static AnchorTrust none() {
    return new AnchorTrust(WitnessPolicy.none(), Optional.empty(), List.of());
  }
}
