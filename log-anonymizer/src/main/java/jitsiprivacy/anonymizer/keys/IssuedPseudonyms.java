package jitsiprivacy.anonymizer.keys;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * The pseudonyms that were written on this host: by itself, none can be told from the address of a
 * client. Of a client's address that is the same as one of n pseudonyms this says the wrong thing;
 * for IPv4 the chance is n in 2^32.
 */
public final class IssuedPseudonyms implements Predicate<IpAddress> {

  private final AddressSet issued = new AddressSet();

  private IssuedPseudonyms() {}

  /**
   * Reads all that are known: those of about a month.
   *
   * @param keys the directory of the keys
   */
  public static IssuedPseudonyms in(Path keys) throws IOException {
    KeyDirectory directory = new KeyDirectory(keys);
    IssuedPseudonyms all = new IssuedPseudonyms();
    for (KeyPeriod period : directory.issuedPeriods()) {
      try (BufferedReader lines = directory.readIssued(period)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          AddressText.read(line).ifPresent(all.issued::add);
        }
      }
    }
    return all;
  }

  @Override
  public boolean test(IpAddress address) {
    return issued.contains(address);
  }
}
