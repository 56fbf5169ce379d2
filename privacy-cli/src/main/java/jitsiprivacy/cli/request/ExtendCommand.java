package jitsiprivacy.cli.request;

import java.io.OutputStream;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.retention.request.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jitsi-privacy request extend}: there are two months more. */
@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy request extend ID --reason=TEXT [OPTION...]")
final class ExtendCommand extends RequestTask {

  @Mixin GivenId id;

  @Option(names = "--reason", paramLabel = "TEXT", required = true)
  String reason;

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Request first = host.requests(this::say).find(id.word()).orElse(null);
    Request extended = host.requests(this::say).extend(id.word(), reason, now());
    tell(out, "extended: " + extended.id() + ", to be answered by " + extended.due());
    if (first != null) {
      say("tell the data subject by " + first.due() + ", with the reason (Article 12(3) GDPR)");
    }
    return Exit.DONE;
  }
}
