package jitsiprivacy.anonymizer.replace;

import java.util.Optional;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.ipcrypt.CycleWalk;
import jitsiprivacy.anonymizer.ipcrypt.PrefixPreserving;
import jitsiprivacy.anonymizer.keys.KeyRing;

/**
 * An address becomes another one with ipcrypt-pfx and the key of the period; redacted while there
 * is no such key. No pseudonym falls on a kept network: an address there is always the real one.
 */
public final class Pseudonyms implements Replacement {

  private final KeyRing keys;
  private final CycleWalk outsideKept;

  /**
   * @param kept the networks that are kept around this; without them a client may seem to be one of
   *     the operator's own
   */
  public Pseudonyms(KeyRing keys, Networks kept) {
    this.keys = keys;
    this.outsideKept = new CycleWalk(kept);
  }

  @Override
  public Outcome apply(IpAddress address) {
    Optional<PrefixPreserving> key = keys.current();
    boolean encrypted = key.isPresent() && outsideKept.encrypt(key.get(), address);
    if (!encrypted) {
      return Outcome.REDACTED;
    }
    keys.issued(address);
    return Outcome.REPLACED;
  }

  @Override
  public int generation() {
    return keys.generation();
  }
}
