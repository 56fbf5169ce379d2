package jitsiprivacy.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import jitsiprivacy.audit.anchor.witness.Witness;
import jitsiprivacy.audit.anchor.witness.WitnessServer;
import jitsiprivacy.audit.anchor.witness.WitnessedLogs;
import jitsiprivacy.audit.archive.YearKeys;
import jitsiprivacy.audit.installation.WitnessInstallation;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy audit witness}: vouches for the audit trail of somebody else. */
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = {
      "jitsi-privacy audit witness --make-key=NAME [--config=FILE]",
      "jitsi-privacy audit witness --log=PUBLICKEY... [--listen=[ADDRESS:]PORT] [--config=FILE]"
    })
final class WitnessCommand extends AuditTask {

  private static final int PORT = 8790;

  // In seconds. Read when the server is first used, and unlimited without.
  private static final List<String> LIMITS =
      List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime");
  private static final String LIMIT = "30";

  @Option(names = "--make-key", paramLabel = "NAME")
  String makeKey;

  @Option(names = "--log", paramLabel = "PUBLICKEY", converter = PublicKey.class)
  List<VerifierKey> logs = List.of();

  @Option(names = "--listen", paramLabel = "[ADDRESS:]PORT", converter = Address.class)
  InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);

  @Option(names = "--config", paramLabel = "FILE")
  Path config;

  @Override
  int run(OutputStream out) throws Exception {
    refuse((makeKey == null) == logs.isEmpty(), "either --make-key, or --log with what to watch");
    Path stateDir = Host.stateDir(config, this::say);
    WitnessInstallation host = new WitnessInstallation(stateDir);
    if (makeKey != null) {
      out.write(key(host, stateDir).getBytes(StandardCharsets.UTF_8));
      return Exit.DONE;
    }
    SignerKey key = key(host);
    LIMITS.stream()
        .filter(limit -> System.getProperty(limit) == null)
        .forEach(limit -> System.setProperty(limit, LIMIT));
    try (Witness witness = new Witness(host.directory(), key, watched(), Clock.systemUTC());
        WitnessServer server = start(witness)) {
      InetSocketAddress address = server.address();
      String at = address.getAddress().getHostAddress();
      say(
          "witness "
              + key.verifier().name()
              + " listens on http://"
              + (at.contains(":") ? "[" + at + "]" : at)
              + ":"
              + address.getPort()
              + "/");
      new CountDownLatch(1).await(); // Until it is terminated.
      return Exit.DONE;
    }
  }

  private String key(WitnessInstallation host, Path stateDir) throws Exception {
    if (!Files.isDirectory(stateDir)) {
      throw new Failure(
          Exit.FAILED,
          "there is no directory "
              + Shown.text(stateDir)
              + ": make it first, for the user that the witness runs as");
    }
    try {
      return """
          %s

          This is the public key of the witness. Give it, and the URL at which the witness
          is reached, to those whose logs it is to watch, and to whoever verifies them.
          """
          .formatted(Shown.text(host.make(makeKey).verifier()));
    } catch (NoteException e) {
      throw new Failure(
          Exit.FAILED,
          e.getMessage() + ": take one of a domain of yours, such as witness.partner.example");
    } catch (FileAlreadyExistsException e) {
      throw new Failure(
          Exit.FAILED,
          "there is a key already, which stays as it is: " + Shown.text(host.key().verifier()));
    }
  }

  private static SignerKey key(WitnessInstallation host) throws IOException, Failure {
    try {
      return host.key();
    } catch (NoSuchFileException e) {
      throw new Failure(
          Exit.FAILED,
          "this host has no key to witness with. Make one with: jitsi-privacy audit witness"
              + " --make-key NAME");
    }
  }

  /** The logs of all years of these archives. */
  private WitnessedLogs watched() {
    return origin ->
        logs.stream()
            .flatMap(
                log ->
                    origin.equals(log.name())
                        ? Stream.of(log)
                        : YearKeys.ofOrigin(log, origin).stream())
            .toList();
  }

  private WitnessServer start(Witness witness) throws Failure {
    try {
      return WitnessServer.start(witness, listen);
    } catch (IOException e) {
      throw new Failure(
          Exit.FAILED,
          "the witness cannot listen on port "
              + listen.getPort()
              + ": "
              + Shown.text(Reason.of(e)));
    }
  }
}
