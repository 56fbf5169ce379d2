package jitsiprivacy.consent.ledger.sql;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import jitsiprivacy.consent.ledger.KeptDecision;

/**
 * What became of the decisions of a subject.
 *
 * @param deleted are gone
 * @param proof stay, as grants and what ended them
 * @param held stay as well, for they may not be deleted
 */
public record Erasure(long deleted, long proof, long held) {

  /**
   * What {@link ConsentRetention#erase} would do.
   *
   * @param all of one subject, in their order
   */
  public static Erasure of(List<KeptDecision> all, Predicate<KeptDecision> mayGo) {
    Proof proof = new Proof();
    long deleted = 0;
    long proven = 0;
    long held = 0;
    for (KeptDecision each :
        all.stream().sorted(Comparator.comparing(one -> one.purpose().id())).toList()) {
      if (proof.needs(each)) {
        proven++;
      } else if (mayGo.test(each)) {
        deleted++;
      } else {
        held++;
      }
    }
    return new Erasure(deleted, proven, held);
  }
}
