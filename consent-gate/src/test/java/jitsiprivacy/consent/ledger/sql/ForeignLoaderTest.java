package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * As inside of Jicofo: the ledger's classes come from a loader that the system's does not know, and
 * whoever calls has another for its context.
 */
@Timeout(120)
class ForeignLoaderTest {

  @RegisterExtension final ServerOfThisRun run = new ServerOfThisRun();

  @TempDir Path state;

  /** A process of its own, in which nothing of ours is on the class path but what starts it. */
  private String start(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(
                        ForeignLoaderTest.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString(),
                Launch.class.getName(),
                System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isZero();
    return out;
  }

  @Test
  void aFileOpensAndNothingIsPrinted() throws Exception {
    assertThat(start(state.toString())).isEmpty();
    assertThat(LedgerOptions.file(state)).exists();
  }

  @Test
  void aServerIsReachedAndNothingIsPrinted() throws Exception {
    LedgerOptions options = run.server().newDatabase();
    assertThat(
            start(
                state.toString(),
                options.url().orElseThrow(),
                options.user().orElseThrow(),
                options.passwordFile().orElseThrow().toString()))
        .isEmpty();
  }

  /** Starts {@link Inside} in a loader that is nobody's parent. */
  static final class Launch {

    private Launch() {}

    public static void main(String[] arguments) throws Exception {
      List<URL> urls = new ArrayList<>();
      for (String each : arguments[0].split(File.pathSeparator, -1)) {
        urls.add(Path.of(each).toUri().toURL());
      }
      Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
      try (URLClassLoader loader =
          new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
        loader
            .loadClass("jitsiprivacy.consent.ledger.sql.ForeignLoaderTest$Inside")
            .getMethod("run", String[].class)
            .invoke(null, (Object) arguments);
      }
    }
  }

  /** Uses the ledger. */
  public static final class Inside {

    private Inside() {}

    public static void run(String[] arguments) throws Exception {
      Path state = Path.of(arguments[1]);
      LedgerOptions options =
          arguments.length == 2
              ? LedgerOptions.OF_THIS_HOST
              : new LedgerOptions(
                  LedgerOptions.Kind.POSTGRESQL,
                  Optional.of(arguments[2]),
                  Optional.of(arguments[3]),
                  Optional.of(Path.of(arguments[4])));
      for (int i = 0; i < 2; i++) { // With tables to be made, and without.
        try (SqlLedger ledger =
            SqlLedger.of(
                options, state, Pseudonyms.withKeyIn(state.resolve("key")), decision -> "{}")) {
          ledger.follow(decision -> {});
          ledger.append(List.of(Decisions.granted(Decisions.ACCOUNT, Decisions.MEETING, i)));
          if (ledger.recall(Decisions.ACCOUNT, Decisions.MEETING).size() != 1) {
            throw new IllegalStateException("nothing is recalled");
          }
        }
      }
    }
  }
}
