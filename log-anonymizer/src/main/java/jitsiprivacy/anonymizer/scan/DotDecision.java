package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.digit;

import java.util.Set;
import jitsiprivacy.anonymizer.text.Kind;

/** A dotted quad, or the name of an address in reverse DNS. */
final class DotDecision extends Decision {

  private final Engine engine;
  private final AddressFinder addresses;
  private final boolean quads;
  private final boolean groups;

  DotDecision(Engine engine, AddressFinder addresses, Set<Kind> kinds) {
    this.engine = engine;
    this.addresses = addresses;
    this.quads = kinds.contains(Kind.IPV4);
    this.groups = kinds.contains(Kind.IPV6);
  }

  @Override
  void decide(byte[] in, int dot, int behind, int ahead) {
    int floor = engine.floor();
    int next = at(in, dot + 1, behind, ahead);
    if (digit(next)) {
      if (quads && dot > floor && digit(in[dot - 1]) && another(in, dot + 2, behind, ahead)) {
        if (addresses.quad(in, behind, floor, dot, ahead)) {
          engine.address();
        } else {
          engine.passNumber();
        }
      }
    } else if (groups
        && (next == 'i' || next == 'I')
        && addresses.nibbles(in, behind, floor, dot, ahead)) {
      engine.address();
    }
  }

  /** Whether, at a dot, it is the only one of a number, and more is in sight than is looked at. */
  static boolean only(byte[] in, int dot, int behind, int ahead) {
    return ahead - dot > 5
        && in[dot] == '.'
        && digit(in[dot + 1])
        && !another(in, dot + 2, behind, ahead);
  }

  /** Most numbers have but one, such as the seconds of a time. */
  private static boolean another(byte[] in, int place, int behind, int ahead) {
    return at(in, place, behind, ahead) == '.'
        || at(in, place + 1, behind, ahead) == '.'
        || at(in, place + 2, behind, ahead) == '.';
  }
}
