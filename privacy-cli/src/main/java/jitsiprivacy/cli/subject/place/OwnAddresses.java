package jitsiprivacy.cli.subject.place;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.text.Kind;

/** Addresses of a person and what they became in logs, found however they are written. */
public final class OwnAddresses {

  static final Set<Kind> KINDS = EnumSet.of(Kind.IPV4, Kind.IPV6);

  private final long[] high;
  private final long[] low;

  public OwnAddresses(List<IpAddress> addresses) {
    high = addresses.stream().mapToLong(IpAddress::high).toArray();
    low = addresses.stream().mapToLong(IpAddress::low).toArray();
  }

  boolean isEmpty() {
    return high.length == 0;
  }

  private boolean has(IpAddress address) {
    for (int i = 0; i < high.length; i++) {
      if (high[i] == address.high() && low[i] == address.low()) {
        return true;
      }
    }
    return false;
  }

  boolean has(String text) {
    return AddressText.read(text).map(this::has).orElse(false);
  }

  /** What finds these and no others. */
  Replacement theirs() {
    return new Judging(true);
  }

  /** What finds all others. */
  Replacement others() {
    return new Judging(false);
  }

  private final class Judging implements Replacement {
    private final boolean theirs;

    Judging(boolean theirs) {
      this.theirs = theirs;
    }

    @Override
    public Outcome apply(IpAddress address) {
      return has(address) == theirs ? Outcome.REDACTED : Outcome.KEPT;
    }

    @Override
    public int generation() {
      return 0;
    }
  }
}
