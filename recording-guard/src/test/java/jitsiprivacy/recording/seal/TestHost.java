package jitsiprivacy.recording.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.Opener;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.SealedFile;

/** A host where Jibri just recorded something. */
final class TestHost {

  static final String SESSION = "kq3v7";
  private static final PayloadCipher CIPHER = PayloadCipher.fastest();
  static final Instant NOW = Instant.parse("2026-11-25T16:41:26Z");

  final Identity operator = Identity.make();
  final Path root;
  final Path keys;
  final Path facts;
  final List<String> warnings = new ArrayList<>();
  final List<Manifest> recorded = new ArrayList<>();
  int followedUp;

  private final Map<String, byte[]> plain = new TreeMap<>();

  TestHost(Path directory) throws IOException {
    root = Files.createDirectories(directory.resolve("recordings"));
    keys = directory.resolve("keys");
    facts = Files.createDirectories(directory.resolve("facts"));
    Files.createDirectory(path());
  }

  Path path() {
    return root.resolve(SESSION);
  }

  RecordingDirectory recording() throws IOException {
    return new RecordingsRoot(root).named(SESSION);
  }

  /** Writes a file as Jibri would. */
  void records(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(name.hashCode()).nextBytes(bytes);
    plain.put(name, bytes);
    Files.write(path().resolve(name), bytes);
  }

  Finalization finalization(Disk disk) {
    return new Finalization(
        disk,
        CIPHER,
        new KeyStore(keys, disk),
        List.of(operator.recipient()),
        "recording",
        Optional.of(Period.ofDays(90)),
        new FactsFiles(facts, disk),
        (manifest, document) -> recorded.add(manifest),
        directory -> followedUp++,
        new SealingListener() {
          @Override
          public void begin(long bytes) {}

          @Override
          public void done(long bytes) {}

          @Override
          public void warn(String line) {
            warnings.add(line);
          }
        },
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  Finalization.Outcome seal() throws IOException {
    return finalization(FaultyDisk.sound()).run(recording());
  }

  List<String> names() throws IOException {
    return names(path());
  }

  List<String> keyFiles() throws IOException {
    return Files.exists(keys) ? names(keys) : List.of();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** Each file is there plain, as it was, or can be opened by the operator. */
  void nothingIsLost() throws IOException {
    for (Map.Entry<String, byte[]> each : plain.entrySet()) {
      Path file = path().resolve(each.getKey());
      if (Files.exists(file)) {
        assertThat(file).hasBinaryContent(each.getValue());
      } else {
        assertThat(opened(recording().readManifest(), each.getKey())).isEqualTo(each.getValue());
      }
    }
  }

  /** All of it can be opened by the operator, and nothing else is left behind. */
  void allIsSealed() throws IOException {
    Manifest manifest = recording().readManifest();
    List<String> expected = new ArrayList<>();
    plain.keySet().forEach(name -> expected.add(name + ".age"));
    assertThat(manifest.files()).extracting(SealedFile::name).containsAll(expected);
    expected.add("SHA256SUMS.age");
    expected.add("sealed.json");
    assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(keyFiles()).containsExactly(manifest.key() + ".age");
    nothingIsLost();
    assertThat(recorded).contains(manifest);
  }

  byte[] opened(Manifest manifest, String name) throws IOException {
    Identity own = new KeyStore(keys, Disk.local()).get(manifest.key(), List.of(operator));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FileChannel in =
        FileChannel.open(path().resolve(name + ".age"), StandardOpenOption.READ)) {
      new Opener(PayloadCipher.ofTheJdk(), 1).open(in, Channels.newChannel(out), List.of(own));
    }
    return out.toByteArray();
  }
}
