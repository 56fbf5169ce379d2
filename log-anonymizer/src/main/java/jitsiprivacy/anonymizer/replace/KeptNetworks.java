package jitsiprivacy.anonymizer.replace;

import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * Keeps the operator's own addresses readable; all others are replaced.
 *
 * @param kept the operator's networks
 * @param others what becomes of all other addresses
 */
public record KeptNetworks(Networks kept, Replacement others) implements Replacement {

  @Override
  public Outcome apply(IpAddress address) {
    return kept.test(address) ? Outcome.KEPT : others.apply(address);
  }

  @Override
  public int generation() {
    return others.generation();
  }
}
