package jitsiprivacy.anonymizer.scan;

import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Replacement;

/** Turns bits around that do not change the family; doing it twice gives the address back. */
final class Mirrored implements Replacement {

  private int generation;
  private int applied;

  @Override
  public Outcome apply(IpAddress address) {
    applied++;
    if (address.isV4()) {
      address.set(0, address.low() ^ (generation == 0 ? 0x5a5a_5a5aL : 0x0102_0304L));
    } else {
      address.set(address.high() ^ 0x0101_0101_0101_0101L, address.low() ^ 0x77L);
    }
    return Outcome.REPLACED;
  }

  @Override
  public int generation() {
    return generation;
  }

  void rotate() {
    generation++;
  }

  int applied() {
    return applied;
  }
}
