package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.letter;

import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.address.Ipv4Text;
import jitsiprivacy.anonymizer.address.Ipv6Text;
import jitsiprivacy.anonymizer.text.Kind;

/** Writes what an address became in the form in which it was found. */
final class AddressWriter {

  /** Every colon of the longest encoded. */
  static final int LONGEST = Ipv6Text.LONGEST + 2 * 7 + 10;

  private static final String MAPPED = "::ffff:";
  private static final String DIGITS = "0123456789abcdef";

  private final AddressCache cache;
  private final byte[] plain = new byte[2 * LONGEST];

  AddressWriter(AddressCache cache) {
    this.cache = cache;
  }

  /** Answers where it ends. */
  int write(AddressFinder found, int entry, byte[] in, byte[] out, int at) {
    if (found.form() == Form.QUAD || cache.redacted(entry)) {
      return cache.write(entry, out, at);
    }
    if (found.form() == Form.NIBBLES && found.nibbles() < AddressFinder.MOST_NIBBLES) {
      // A part of a pseudonym could not be told from one of an address ever after.
      return Kind.IPV6.writeToken(out, at);
    }
    return switch (found.form()) {
      case QUAD -> cache.write(entry, out, at);
      case GROUPS -> groups(found, entry, out, at);
      case ENCODED_GROUPS -> encoded(found, entry, in, out, at);
      case REVERSED_QUAD -> {
        IpAddress address = cache.replaced(found.high(), found.low());
        yield Ipv4Text.write(Integer.reverseBytes((int) address.low()), out, at);
      }
      case NIBBLES -> nibbles(found, out, at);
    };
  }

  private int groups(AddressFinder found, int entry, byte[] out, int at) {
    int end = at;
    if (found.isV4()) {
      for (int i = 0; i < MAPPED.length(); i++) {
        out[end++] = (byte) MAPPED.charAt(i);
      }
    }
    return cache.write(entry, out, end);
  }

  private int encoded(AddressFinder found, int entry, byte[] in, byte[] out, int at) {
    int length = groups(found, entry, plain, 0);
    int end = at;
    byte a = encodedA(found, in);
    for (int i = 0; i < length; i++) {
      if (plain[i] == ':') {
        out[end++] = '%';
        out[end++] = '3';
        out[end++] = a;
      } else {
        out[end++] = plain[i];
      }
    }
    return end;
  }

  /** The last letter of the first {@code %3A}, which some write small. */
  private static byte encodedA(AddressFinder found, byte[] in) {
    int i = found.start();
    while (in[i] != '%') {
      i++;
    }
    return letter(in[i + 2]) ? in[i + 2] : (byte) 'A';
  }

  private int nibbles(AddressFinder found, byte[] out, int at) {
    IpAddress address = cache.replaced(found.high(), found.low());
    int end = at;
    for (int i = AddressFinder.MOST_NIBBLES - 1; i >= 0; i--) {
      long half = i < 16 ? address.high() : address.low();
      out[end++] = (byte) DIGITS.charAt((int) (half >>> (60 - 4 * (i & 15))) & 0xf);
      if (i > 0) {
        out[end++] = '.';
      }
    }
    return end;
  }
}
