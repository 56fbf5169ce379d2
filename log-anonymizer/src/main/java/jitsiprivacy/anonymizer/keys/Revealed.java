package jitsiprivacy.anonymizer.keys;

import java.util.List;
import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * What a pseudonym may stand for. Any key turns any pseudonym into some address: only that of the
 * period in which the pseudonym was made is the client's.
 *
 * @param candidates one for each key that was tried, the oldest first
 * @param unusable what is wrong with keys that should have been tried, a line each
 */
public record Revealed(List<Candidate> candidates, List<String> unusable) {

  /**
   * An address with the key it comes from.
   *
   * @param period when the pseudonym must have been made for this to be the client's address
   */
  public record Candidate(KeyPeriod period, IpAddress address) {}

  public Revealed {
    candidates = List.copyOf(candidates);
    unusable = List.copyOf(unusable);
  }
}
