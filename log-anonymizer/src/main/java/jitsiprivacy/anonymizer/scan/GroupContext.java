package jitsiprivacy.anonymizer.scan;

import static jitsiprivacy.anonymizer.text.Ascii.at;
import static jitsiprivacy.anonymizer.text.Ascii.letter;

import jitsiprivacy.anonymizer.address.Ipv6Reader;

/**
 * Tells names in programs, and bytes, from IPv6, by how it is written and what stands beside it.
 */
final class GroupContext {

  private GroupContext() {}

  /** Whether what was read between {@code start} and {@code end} is an address. */
  static boolean isAddress(Ipv6Reader read, byte[] in, int from, int start, int end, int to) {
    int after = at(in, end, from, to);
    if (letter(after) || after == '_' || read.groups() == 0 || read.bytes()) {
      return false;
    }
    if (!read.compressed()
        || after == '%'
        || after == '/'
        || (at(in, start - 1, from, to) == '[' && after == ']')) {
      return true;
    }
    if (read.groups() <= 2 && read.mixedCase()) {
      return false;
    }
    if (read.groups() == 1 && read.endsCompressed()) {
      return read.firstLength() == 4 && read.hasDigit();
    }
    return read.hasDigit() || (read.firstLength() == 4 && !read.beginsCompressed());
  }
}
