package jitsiprivacy.cli.scrub;

import java.security.SecureRandom;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.ipcrypt.CycleWalk;
import jitsiprivacy.anonymizer.ipcrypt.PrefixPreserving;
import jitsiprivacy.anonymizer.replace.Networks;
import jitsiprivacy.anonymizer.replace.Replacement;

/** Pseudonyms for show, with a key that nobody keeps: not even a key is made in a dry run. */
final class PassingPseudonyms implements Replacement {

  private final Networks kept;
  private final CycleWalk outsideKept;
  private final PrefixPreserving key;

  PassingPseudonyms(Networks kept) {
    this.kept = kept;
    this.outsideKept = new CycleWalk(kept);
    byte[] bytes = new byte[PrefixPreserving.KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    this.key = new PrefixPreserving(bytes);
  }

  @Override
  public Outcome apply(IpAddress address) {
    if (kept.test(address)) {
      return Outcome.KEPT;
    }
    return outsideKept.encrypt(key, address) ? Outcome.REPLACED : Outcome.REDACTED;
  }

  @Override
  public int generation() {
    return 0;
  }
}
