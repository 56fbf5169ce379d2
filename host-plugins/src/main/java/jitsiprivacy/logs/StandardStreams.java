package jitsiprivacy.logs;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import jitsiprivacy.spi.GuardHealth;

/** Stands in {@code System.out} and {@code System.err} from the start of the program on. */
@Singleton
final class StandardStreams {

  private final Anonymizer anonymizer;
  private final AlreadyAnonymized already;

  @Inject
  StandardStreams(
      Anonymizer anonymizer,
      AlreadyAnonymized already,
      @Named(LogAnonymizerModule.ID) GuardHealth health) {
    this.anonymizer = anonymizer;
    this.already = already;
    System.setOut(inFrontOf(System.out, "stdout"));
    System.setErr(inFrontOf(System.err, "stderr"));
    health.hole(
        "jvm-output",
        "what the JVM itself writes passes no Java code: hs_err and heap dumps, -Xlog, and programs it"
            + " starts");
  }

  private PrintStream inFrontOf(PrintStream raw, String name) {
    AnonymizedOutput output = new AnonymizedOutput(raw, name, anonymizer, already);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    output.finish();
                  } catch (IOException e) {
                    // There is nobody left to tell.
                  }
                },
                "jitsi-privacy-" + name));
    return new PrintStream(output, true, charset(name));
  }

  /** The one the JVM chose for the stream. */
  static Charset charset(String name) {
    String chosen =
        System.getProperty(name + ".encoding", System.getProperty("sun." + name + ".encoding", ""));
    return chosen.isEmpty() ? Charset.defaultCharset() : Charset.forName(chosen);
  }
}
