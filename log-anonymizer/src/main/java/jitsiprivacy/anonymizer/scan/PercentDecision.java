package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.at;

import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/** A colon or an at sign as it stands in a URL. */
final class PercentDecision extends Decision {

  private final Engine engine;
  private final AddressFinder addresses;
  private final Decision email;
  private final boolean groups;

  PercentDecision(Engine engine, AddressFinder addresses, Decision email, Set<Kind> kinds) {
    this.engine = engine;
    this.addresses = addresses;
    this.email = email;
    this.groups = kinds.contains(Kind.IPV6);
  }

  @Override
  void decide(byte[] in, int percent, int behind, int ahead) {
    if (at(in, percent + 1, behind, ahead) == '4' && at(in, percent + 2, behind, ahead) == '0') {
      email.decide(in, percent, behind, ahead);
    } else if (groups
        && AddressFinder.encodedColon(in, percent, ahead)
        && addresses.encodedGroups(in, behind, engine.floor(), percent, ahead)) {
      engine.address();
    }
  }
}
