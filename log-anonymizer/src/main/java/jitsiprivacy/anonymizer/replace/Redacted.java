package jitsiprivacy.anonymizer.replace;

import jitsiprivacy.anonymizer.address.IpAddress;

/** Of an address nothing stays but its family. */
public final class Redacted implements Replacement {

  @Override
  public Outcome apply(IpAddress address) {
    return Outcome.REDACTED;
  }

  @Override
  public int generation() {
    return 0;
  }
}
