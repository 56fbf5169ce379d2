package jitsiprivacy.cli.scrub;

import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Replacement;

/** Notices when pseudonyms became tokens, because there was no key any more. */
final class KeyedOnly implements Replacement {

  private final Replacement pseudonyms;
  private boolean redacted;

  KeyedOnly(Replacement pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  boolean hasRedacted() {
    return redacted;
  }

  @Override
  public Outcome apply(IpAddress address) {
    Outcome outcome = pseudonyms.apply(address);
    redacted |= outcome == Outcome.REDACTED;
    return outcome;
  }

  @Override
  public int generation() {
    return pseudonyms.generation();
  }
}
