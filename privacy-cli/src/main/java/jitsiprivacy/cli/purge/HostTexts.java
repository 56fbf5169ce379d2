package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import jitsiprivacy.anonymizer.replace.KeptNetworks;
import jitsiprivacy.anonymizer.replace.Redacted;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.replace.Truncated;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.anonymizer.text.Kind;
import jitsiprivacy.cli.scrub.compressed.LogText;
import jitsiprivacy.logs.LogAnonymizerOptions;
import jitsiprivacy.logs.LogAnonymizerOptions.Addresses;
import jitsiprivacy.retention.purge.LogTexts;

/**
 * Logs as the log anonymizer reads them. All kinds are replaced, whatever stays in live logs, and
 * nothing is a pseudonym: there is no key with which it could be undone.
 */
record HostTexts(LogAnonymizerOptions options) implements LogTexts {

  private record Opened(LogText log) implements Text {

    @Override
    public InputStream in() {
      return log.text();
    }

    @Override
    public OutputStream pack(OutputStream out) throws IOException {
      return log.compression().pack(out);
    }

    @Override
    public void close() throws IOException {
      log.close();
    }
  }

  @Override
  public ZoneId zone() {
    return ZoneId.systemDefault();
  }

  @Override
  public Text open(InputStream packed, String name) throws IOException {
    try {
      return new Opened(LogText.of(packed, name));
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  @Override
  public boolean anonymize(Text text, OutputStream to) throws IOException {
    Optional<String> other = ((Opened) text).log().noLog();
    if (other.isPresent()) {
      throw new IOException("it is " + other.get());
    }
    Sums before = new Sums();
    Sums after = new Sums();
    new StreamScrubber(replacement(), EnumSet.allOf(Kind.class))
        .scrub(before.of(text.in()), after.of(to));
    return !before.isEqualTo(after);
  }

  private Replacement replacement() {
    return new KeptNetworks(
        options.networks(),
        options.addresses() == Addresses.TRUNCATE
            ? new Truncated(options.truncate().v4(), options.truncate().v6())
            : new Redacted());
  }
}
