package jitsiprivacy.cli.scrub;

import java.util.function.Predicate;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Networks;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.replace.Truncated;
import jitsiprivacy.logs.LogAnonymizerOptions;

/**
 * Finds what should have been replaced, and was not.
 *
 * @param kept networks whose addresses stay
 * @param replaced whether an address outside of them is what another one became
 */
record RawAddresses(Networks kept, Predicate<IpAddress> replaced) implements Replacement {

  static RawAddresses of(LogAnonymizerOptions options, Predicate<IpAddress> pseudonyms) {
    return new RawAddresses(
        options.networks(),
        switch (options.addresses()) {
          case PSEUDONYM -> pseudonyms;
          case TRUNCATE -> isTruncated(options.truncate());
          case REDACT -> address -> false;
        });
  }

  private static Predicate<IpAddress> isTruncated(LogAnonymizerOptions.Truncate bits) {
    Truncated truncated = new Truncated(bits.v4(), bits.v6());
    return address -> {
      IpAddress cut = IpAddress.v6(address.high(), address.low());
      truncated.apply(cut);
      return cut.high() == address.high() && cut.low() == address.low();
    };
  }

  @Override
  public Outcome apply(IpAddress address) {
    return kept.test(address) || replaced.test(address) ? Outcome.KEPT : Outcome.REDACTED;
  }

  @Override
  public int generation() {
    return 0;
  }
}
