package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.ipcrypt.CycleWalk;
import jitsiprivacy.anonymizer.ipcrypt.PrefixPreserving;

/** What an address is called in logs, as far as the keys still exist. */
public final class AddressPseudonyms {

  private final KeyDirectory directory;
  private final Predicate<IpAddress> kept;

  /**
   * What was found.
   *
   * @param pseudonyms one for each key
   * @param unusable in words for the operator, why a key could not be used
   */
  public record Found(List<IpAddress> pseudonyms, List<String> unusable) {}

  /**
   * @param directory of the keys; need not be there
   * @param kept the networks that were kept when logs were written
   */
  public AddressPseudonyms(Path directory, Predicate<IpAddress> kept) {
    this.directory = new KeyDirectory(directory);
    this.kept = kept;
  }

  /**
   * None for an address that is kept.
   *
   * @throws IOException when there are keys and it cannot be seen which
   */
  public Found of(IpAddress address) throws IOException {
    List<IpAddress> pseudonyms = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    if (kept.test(address)) {
      return new Found(pseudonyms, unusable);
    }
    CycleWalk outsideKept = new CycleWalk(kept);
    for (KeyPeriod period : periods()) {
      IpAddress pseudonym = IpAddress.v6(address.high(), address.low());
      try {
        if (outsideKept.encrypt(new PrefixPreserving(directory.read(period)), pseudonym)) {
          pseudonyms.add(pseudonym);
        }
      } catch (IOException e) {
        unusable.add(e.getMessage());
      }
    }
    return new Found(pseudonyms, unusable);
  }

  private List<KeyPeriod> periods() throws IOException {
    try {
      return directory.periods();
    } catch (NoSuchFileException e) {
      return List.of(); // Nobody made any yet.
    }
  }
}
