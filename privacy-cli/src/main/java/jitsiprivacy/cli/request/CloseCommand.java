package jitsiprivacy.cli.request;

import java.io.OutputStream;
import java.util.Optional;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.retention.request.Request;
import jitsiprivacy.retention.request.RequestOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code jitsi-privacy request close}: it is answered. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "jitsi-privacy request close ID --outcome=OUTCOME [OPTION...]")
final class CloseCommand extends RequestTask {

  @Mixin GivenId id;

  @Option(names = "--outcome", paramLabel = "OUTCOME", converter = Outcome.class, required = true)
  RequestOutcome outcome;

  @Option(names = "--reason", paramLabel = "TEXT")
  String reason;

  /** By the word that stands in files. */
  static final class Outcome implements ITypeConverter<RequestOutcome> {
    @Override
    public RequestOutcome convert(String text) {
      for (RequestOutcome each : RequestOutcome.values()) {
        if (each.toString().equals(text)) {
          return each;
        }
      }
      throw new TypeConversionException(
          "\"" + text + "\" is none of done, refused and nothing-found");
    }
  }

  @Override
  int run(Host host, OutputStream out) throws Exception {
    Request closed =
        host.requests(this::say).close(id.word(), outcome, Optional.ofNullable(reason), now());
    tell(out, "closed: " + closed.id() + ", " + outcome);
    return Exit.DONE;
  }
}
