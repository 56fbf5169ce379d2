package jitsiprivacy.benchmarks;

import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Replacement;

/** Replaces by arithmetic alone, so that what is measured is the scanning. */
final class Stirred implements Replacement {

  @Override
  public Outcome apply(IpAddress address) {
    long stirred = address.low() * 0x9E37_79B9_7F4A_7C15L;
    if (address.isV4()) {
      address.set(0, (address.low() & ~0xffff_ffffL) | stirred >>> 32);
    } else {
      address.set(address.high() ^ stirred, stirred);
    }
    return Outcome.REPLACED;
  }

  @Override
  public int generation() {
    return 0;
  }
}
