package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jitsiprivacy.anonymizer.replace.Redacted;
import jitsiprivacy.anonymizer.text.Kind;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Screen;
import jitsiprivacy.cli.scrub.compressed.Compression;
import jitsiprivacy.cli.scrub.files.Writers;
import jitsiprivacy.logs.LogAnonymizerOptions;
import jitsiprivacy.logs.LogAnonymizerOptions.Addresses;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of files of all sorts. */
class ScrubFilesTest {

  private static final String RAW = "a client, 198.18.7.41\n";
  private static final String REDACTED = "a client, [ipv4]\n";

  @TempDir Path directory;
  private Path logs;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void make() throws IOException {
    logs = Files.createDirectory(directory.resolve("logs"));
  }

  private static Settings settings(Path stateDir, Addresses addresses) {
    return new Settings(
        stateDir,
        new LogAnonymizerOptions(
            true,
            EnumSet.allOf(Kind.class),
            addresses,
            List.of(),
            false,
            new LogAnonymizerOptions.Truncate(24, 48),
            new LogAnonymizerOptions.Keys(Duration.ofDays(1), Duration.ofDays(7))));
  }

  private int run(Addresses addresses, Mode mode, Path... paths) throws Exception {
    out.reset();
    err.getBuffer().setLength(0);
    Screen screen = new Screen(new PrintWriter(err), false, System::nanoTime);
    Settings settings = settings(directory.resolve("state"), addresses);
    Scrubbing scrubbing = new Scrubbing(settings, screen, InputStream.nullInputStream(), out);
    return scrubbing.files(mode, List.of(paths), false, new HumanReport(out, screen, mode));
  }

  private int scrub(Path... paths) throws Exception {
    return run(Addresses.REDACT, Mode.SCRUB, paths);
  }

  private Path log(String name, String text) throws IOException {
    return Files.writeString(logs.resolve(name), text, StandardCharsets.ISO_8859_1);
  }

  private byte[] packed(Compression compression, String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = compression.pack(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static String unpacked(String tool, Path file) throws Exception {
    Process process = new ProcessBuilder(tool, "-dc", file.toString()).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return text;
  }

  private void nothingElseIsThere(int files) throws IOException {
    try (Stream<Path> all = Files.list(logs)) {
      assertThat(all).hasSize(files);
    }
  }

  @ParameterizedTest
  @CsvSource({"GZIP,.gz,gzip", "XZ,.xz,xz", "ZSTD,.zst,zstd"})
  void packedFilesStayPackedForTheUsualTool(Compression compression, String suffix, String tool)
      throws Exception {
    byte[] one = packed(compression, RAW.repeat(10_000));
    Path file = Files.write(logs.resolve("log" + suffix), one);
    Files.write(file, one, StandardOpenOption.APPEND);
    assertThat(scrub(file)).isZero();
    assertThat(unpacked(tool, file)).isEqualTo(REDACTED.repeat(20_000));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("ipv4 20000");
    nothingElseIsThere(1);
  }

  @Test
  void whatIsDamagedIsLeftAloneAndTheOthersGoOn() throws Exception {
    byte[] whole = packed(Compression.GZIP, RAW.repeat(100_000));
    byte[] cut = Arrays.copyOf(whole, whole.length - 3);
    Path damaged = Files.write(logs.resolve("a.gz"), cut);
    Path good = log("b", RAW);
    assertThat(scrub(logs)).isEqualTo(Exit.FAILED);
    assertThat(err.toString()).contains("a.gz: its gzip data cannot be read: it is cut off");
    assertThat(Files.readAllBytes(damaged)).isEqualTo(cut);
    assertThat(good).hasContent(REDACTED);
    nothingElseIsThere(2);
  }

  @Test
  void directoriesWithAllThatIsBelow() throws Exception {
    Files.createDirectories(logs.resolve("a/b"));
    Path deep = Files.writeString(logs.resolve("a/b/c"), RAW);
    assertThat(scrub(logs)).isZero();
    assertThat(deep).hasContent(REDACTED);
  }

  @Test
  void linksAreNotFollowed() throws Exception {
    Path outside = Files.writeString(directory.resolve("outside"), RAW);
    Path link = Files.createSymbolicLink(logs.resolve("link"), outside);
    Files.createSymbolicLink(logs.resolve("up"), directory);
    assertThat(scrub(logs)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("skipped " + link);
    assertThat(scrub(link)).isEqualTo(Exit.FAILED);
    assertThat(err.toString()).contains("it is a symbolic link");
    assertThat(scrub(logs.resolve("up"))).isEqualTo(Exit.FAILED);
    assertThat(outside).hasContent(RAW);
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aFileOfTwoNamesIsRefused() throws Exception {
    Path log = log("a", RAW);
    Files.createLink(directory.resolve("other"), log);
    assertThat(scrub(logs)).isEqualTo(Exit.FAILED);
    assertThat(err.toString()).contains("it has 2 names");
    assertThat(log).hasContent(RAW);
  }

  @Test
  void whatIsNoLogIsSkippedUnlessItIsNamed() throws Exception {
    byte[] junk = new byte[5000];
    new Random(1).nextBytes(junk);
    Path binary = Files.write(logs.resolve("wtmp"), junk);
    assertThat(scrub(logs)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("it is no text");
    assertThat(scrub(binary)).isEqualTo(Exit.FAILED);
    assertThat(Files.readAllBytes(binary)).isEqualTo(junk);
  }

  @Test
  void zerosOfATruncatedLogStay() throws Exception {
    Path log = log("a", "\0".repeat(100_000) + RAW);
    assertThat(scrub(log)).isZero();
    assertThat(log).hasContent("\0".repeat(100_000) + REDACTED);
  }

  @Test
  void bytesThatAreNoUtf8Stay() throws Exception {
    Path log = log("a", "\u00e9\u00ff\u0080 198.18.7.41 \u00c3\n");
    assertThat(scrub(log)).isZero();
    assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
        .isEqualTo("\u00e9\u00ff\u0080 [ipv4] \u00c3\n");
  }

  @Test
  void anEmptyFileIsClean() throws Exception {
    log("a", "");
    log("b.gz", "");
    assertThat(scrub(logs)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("0 files scrubbed, 2 already clean\n");
  }

  @Test
  void aSingleLineOfManyMegabytes() throws Exception {
    Path log = log("a", "x".repeat(30_000_000) + " 198.18.7.41");
    assertThat(scrub(log)).isZero();
    assertThat(Files.size(log)).isEqualTo(30_000_000L + " [ipv4]".length());
    assertThat(run(Addresses.REDACT, Mode.CHECK, log)).isZero();
  }

  @Test
  void namesThatAreNoTextAreScrubbedAndShownSafely() throws Exception {
    String make = "cd \"$1\" && for n in $(printf 'a\\351b') c\\\\d; do echo \"$2\" >\"$n\"; done";
    assertThat(
            new ProcessBuilder("sh", "-c", make, "sh", logs.toString(), RAW.strip())
                .start()
                .waitFor())
        .isZero();
    Path newline = log("e\nf", RAW);
    assertThat(scrub(logs)).isZero();
    assertThat(newline).hasContent(REDACTED);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("3 files scrubbed")
        .contains("e\\nf: ipv4 1\n");
    nothingElseIsThere(3);
  }

  @Test
  void whatIsThereTwiceIsScrubbedOnce() throws Exception {
    Path log = log("a", RAW);
    Files.createDirectories(directory.resolve("state"));
    assertThat(run(Addresses.PSEUDONYM, Mode.SCRUB, log, logs, log)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("1 file scrubbed (ipv4 1), 2 already clean\n");
  }

  @Test
  void whatADeadRunLeftBehindIsRemoved() throws Exception {
    Path left = log(".jitsi-privacy-scrub.1y2p0ij32e8e7", RAW);
    log("a", RAW);
    assertThat(run(Addresses.REDACT, Mode.DRY_RUN, logs)).isZero();
    assertThat(left).exists();
    assertThat(scrub(logs)).isZero();
    assertThat(left).doesNotExist();
    nothingElseIsThere(1);
  }

  @Test
  void theKeysAreNoLogs() throws Exception {
    Path state = Files.createDirectory(directory.resolve("state"));
    Path record = Files.writeString(state.resolve("reveals.log"), RAW);
    assertThat(scrub(directory)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("it holds the keys");
    assertThat(record).hasContent(RAW);
  }

  @Test
  void whatIsNotThereFails() throws Exception {
    assertThat(scrub(logs.resolve("none"), logs.resolve("no/ne"))).isEqualTo(Exit.FAILED);
    assertThat(err.toString()).contains("none: there is no such file").contains("no/ne: there is");
  }

  @Test
  void whatIsNoRegularFileIsNotOpened() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", logs.resolve("pipe").toString()).start().waitFor())
        .isZero();
    assertThat(scrub(logs)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("it is no regular file");
    assertThat(run(Addresses.REDACT, Mode.CHECK, logs)).isZero();
  }

  @Test
  void aDirectoryThatCannotBeWrittenToIsToldOf() throws Exception {
    Assumptions.assumeFalse(System.getProperty("user.name").equals("root"));
    Path log = log("a", RAW);
    assertThat(logs.toFile().setWritable(false)).isTrue();
    assertThat(scrub(log)).isEqualTo(Exit.FAILED);
    assertThat(logs.toFile().setWritable(true)).isTrue();
    assertThat(err.toString()).contains("no file can be made in its directory");
  }

  @Test
  void keysThatRootMakesAreThoseOfTheOwnerOfTheState() throws Exception {
    Assumptions.assumeTrue(System.getProperty("user.name").equals("root"));
    Path state = Files.createDirectory(directory.resolve("state"));
    Files.setAttribute(state, "unix:uid", 12345);
    assertThat(run(Addresses.PSEUDONYM, Mode.SCRUB, log("a", RAW))).isZero();
    try (Stream<Path> all = Files.walk(state)) {
      for (Path each : all.toList()) {
        assertThat(Files.getAttribute(each, "unix:uid")).as("%s", each).isEqualTo(12345);
      }
    }
  }

  @Test
  void whenTheKeysEndWhileAFileIsScrubbedItIsLeftAlone() throws Exception {
    Path log = log("a", RAW);
    Settings settings = settings(directory.resolve("state"), Addresses.PSEUDONYM);
    Screen screen = new Screen(new PrintWriter(err), false, System::nanoTime);
    Search search = new Search(settings, new KnownPseudonyms(settings.keys()));
    Eligibility eligibility = new Eligibility(search, new Writers(), false, screen);
    Visit visit =
        new Visit(
            new ScrubFile(settings, new Redacted(), () -> {}, eligibility, screen),
            new HumanReport(out, screen, Mode.SCRUB),
            screen,
            key -> false,
            true);
    visit.named(log);
    assertThat(err.toString()).contains("there was no key for pseudonyms any more");
    assertThat(log).hasContent(RAW);
    nothingElseIsThere(1);
  }
}
