package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.archive.SignedLog;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.cli.audit.anchor.AnchorListener;
import jitsiprivacy.cli.audit.anchor.Cosigning;
import jitsiprivacy.cli.audit.anchor.TimeStamping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy audit anchor}: has others vouch for what was recorded until now. */
@Command(
    name = "anchor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy audit anchor --time-stamp=URL --authority=PEM [--config=FILE]",
      "jitsi-privacy audit anchor --policy=FILE [--config=FILE]"
    })
final class AnchorCommand extends AuditTask {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(names = "--time-stamp", paramLabel = "URL")
  URI timeStamp;

  @Option(names = "--authority", paramLabel = "PEM")
  Path authority;

  @Option(names = "--policy", paramLabel = "FILE")
  Path policy;

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  int run(OutputStream out) throws Exception {
    refuse(timeStamp == null && policy == null, "say who is to vouch: --time-stamp or --policy");
    refuse((timeStamp == null) != (authority == null), "--time-stamp and --authority go together");
    refuse(timeStamp != null && !isHttp(timeStamp), "--time-stamp is not a URL of http or https");
    AuditInstallation host = new AuditInstallation(Host.stateDir(config, this::say));
    VerifierKey key = Host.key(host);
    WitnessPolicy witnesses = PolicyFile.read(policy, key);
    refuse(
        policy != null && witnesses.endpoints().isEmpty(), "the policy has no URL of any witness");
    try (AuditTrail trail = host.open(Clock.systemUTC())) {
      trail.publish();
    }
    SignedLog log = new ArchiveReader(host.archive(), key).newestLog();
    try (AnchorStore store = new AnchorStore(log.directory())) {
      return anchor(log, store, witnesses, listener(out));
    }
  }

  private int anchor(
      SignedLog log, AnchorStore store, WitnessPolicy witnesses, AnchorListener listener)
      throws IOException {
    int stamped =
        timeStamp == null
            ? Exit.DONE
            : new TimeStamping(timeStamp, authority, PATIENCE).run(log, store, listener);
    int cosigned =
        policy == null ? Exit.DONE : new Cosigning(witnesses, PATIENCE).run(log, store, listener);
    // An alarm is more than a failure.
    return cosigned == Exit.NO ? Exit.NO : Math.max(stamped, cosigned);
  }

  private AnchorListener listener(OutputStream out) {
    return new AnchorListener() {
      @Override
      public void anchored(String words) throws IOException {
        out.write((Shown.text(words) + "\n").getBytes(Charset.defaultCharset()));
      }

      @Override
      public void refused(String why) {
        say(why);
      }
    };
  }

  private static boolean isHttp(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null;
  }
}
