package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.Recipient;
import jitsiprivacy.recording.seal.keys.KeyId;
import jitsiprivacy.recording.seal.keys.KeyStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code jitsi-privacy recordings reseal}: seals keys to the recipients of today. */
@Command(
    name = "reseal",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy recordings reseal -i FILE [OPTION...] [SESSION...]")
final class ResealCommand extends RecordingsTask {

  @Parameters(paramLabel = "SESSION", arity = "0..*")
  List<String> sessions = List.of();

  @Mixin Identities identities;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    KeyStore keys = host.keys();
    List<Recipient> to = host.recipients();
    List<KeyId> wanted = wanted(host, keys);
    List<Identity> with = identities.read();
    List<KeyId> can = new ArrayList<>();
    for (KeyId key : wanted) {
      if (isDone(key, keys, () -> keys.get(key, with))) {
        can.add(key);
      }
    }
    host.evidence(this::say).reseals(can, to.size());
    int resealed = 0;
    for (KeyId key : can) {
      if (isDone(key, keys, () -> keys.reseal(key, with, to))) {
        resealed++;
      }
    }
    out.write(
        ("resealed: "
                + resealed
                + " of "
                + wanted.size()
                + " keys, to "
                + to.size()
                + (to.size() == 1 ? " recipient\n" : " recipients\n"))
            .getBytes(Charset.defaultCharset()));
    return resealed == wanted.size() ? Exit.DONE : Exit.NO;
  }

  @FunctionalInterface
  private interface Deed {
    void run() throws IOException;
  }

  /** What fails is told, and does not keep the others. */
  private boolean isDone(KeyId key, KeyStore keys, Deed deed) {
    try {
      deed.run();
      return true;
    } catch (IOException e) {
      say("not resealed: " + keys.entry(key) + ": " + Reason.of(e));
      return false;
    }
  }

  private List<KeyId> wanted(Host host, KeyStore keys) throws IOException, Failure {
    if (sessions.isEmpty()) {
      return keys.all();
    }
    List<KeyId> wanted = new ArrayList<>();
    for (String session : sessions) {
      wanted.add(host.recording(session).readManifest().key());
    }
    return wanted;
  }
}
