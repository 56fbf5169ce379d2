package jitsiprivacy.recording.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import jitsiprivacy.recording.seal.Finalization.Outcome;
import jitsiprivacy.recording.seal.Finalization.Result;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies there before, and what lies there after. */
class FinalizationTest {

  @TempDir Path directory;

  private TestHost host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(directory);
  }

  @Test
  void whatJibriLeftIsSealed() throws Exception {
    host.records("a.mp4", 3_000_000);
    host.records("b.mp4", 0);
    host.records("metadata.json", 20);
    Outcome outcome = host.finalization(Disk.local()).run(host.recording());
    assertThat(outcome.result()).isEqualTo(Result.SEALED);
    assertThat(outcome.left()).isEmpty();
    host.allIsSealed();
    Manifest manifest = outcome.manifest().orElseThrow();
    assertThat(host.recording().readManifest()).isEqualTo(manifest);
    assertThat(host.recorded).containsExactly(manifest);
    assertThat(host.followedUp).isEqualTo(1);
    assertThat(manifest.sealed()).isEqualTo(TestHost.NOW);
    assertThat(manifest.due()).contains(LocalDate.parse("2027-02-23"));
    assertThat(manifest.files().get(0).plainBytes()).isEqualTo(3_000_000);
    assertThat(manifest.files().get(0).sha256())
        .isEqualTo(Hash.of(Disk.local(), host.path().resolve("a.mp4.age")).sha256());
    assertThat(host.warnings).isEmpty();
  }

  @Test
  void doneIsDone() throws Exception {
    host.records("a.mp4", 10);
    host.seal();
    assertThat(host.seal().result()).isEqualTo(Result.ALREADY_SEALED);
    host.allIsSealed();
    assertThat(host.recorded).hasSize(1);
    assertThat(host.followedUp).isEqualTo(1);
    host.records("late.mp4", 10);
    assertThat(host.seal().left()).containsExactly("late.mp4");
    host.nothingIsLost();
  }

  @Test
  void whereThereIsNothingToSealTheRestIsDone() throws Exception {
    assertThat(host.seal().result()).isEqualTo(Result.NOTHING_TO_SEAL);
    assertThat(host.names()).isEmpty();
    assertThat(host.keyFiles()).isEmpty();
    assertThat(host.followedUp).isEqualTo(1);
  }

  @Test
  void anyNameThatIsText() throws Exception {
    List<String> names =
        List.of(
            "caf\u00e9 \ud83d\udd12.mp4", "two\nlines", "back\\slash", "-rf", ".hidden", "a.age");
    for (String name : names) {
      host.records(name, 10);
    }
    host.seal();
    host.allIsSealed();
    assertThat(new String(host.opened(manifest(), "SHA256SUMS"), StandardCharsets.UTF_8))
        .contains("  two\\nlines\n", "  back\\\\slash\n", "  caf\u00e9 \ud83d\udd12.mp4\n");
  }

  private Manifest manifest() throws IOException {
    return host.recording().readManifest();
  }

  @Test
  void namesThatWouldBeOneAreRefused() throws Exception {
    host.records("a.mp4", 10);
    host.records("a.mp4.age", 10);
    refused("what is sealed would be called as what lies there");
    Files.delete(host.path().resolve("a.mp4.age"));
    host.records("SHA256SUMS", 10);
    refused("a file is called as what is made here");
    Files.delete(host.path().resolve("SHA256SUMS"));
    host.records("x".repeat(252), 10);
    refused("its name is too long");
  }

  private void refused(String why) throws IOException {
    assertThatThrownBy(host::seal).isInstanceOf(IOException.class).hasMessageContaining(why);
    assertThat(host.names()).doesNotContain(".sealing", "sealed.json");
    assertThat(host.keyFiles()).isEmpty();
    assertThat(host.followedUp).isZero();
  }

  @Test
  void noLinkIsFollowed() throws Exception {
    host.records("a.mp4", 10);
    Path outside = Files.writeString(directory.resolve("outside"), "of somebody else");
    Files.createSymbolicLink(host.path().resolve("link.mp4"), outside);
    Files.createSymbolicLink(host.path().resolve("dangling"), directory.resolve("nowhere"));
    Files.createDirectory(host.path().resolve("thumbnails"));
    Outcome outcome = host.seal();
    assertThat(outcome.left()).containsExactly("dangling", "link.mp4", "thumbnails");
    assertThat(outside).hasContent("of somebody else");
    assertThat(host.names())
        .containsExactly(
            "SHA256SUMS.age", "a.mp4.age", "dangling", "link.mp4", "sealed.json", "thumbnails");
  }

  @Test
  void aLinkInPlaceOfTheWorkshopIsRefused() throws Exception {
    host.records("a.mp4", 10);
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("SHA256SUMS"), "precious");
    Files.createSymbolicLink(host.path().resolve(".sealing"), outside);
    assertThatThrownBy(host::seal).hasMessageContaining("is no directory: move it away");
    assertThat(precious).hasContent("precious");
  }

  @Test
  void aFileWithASecondNameIsToldOf() throws Exception {
    host.records("a.mp4", 10);
    Files.createLink(directory.resolve("second"), host.path().resolve("a.mp4"));
    host.seal();
    host.allIsSealed();
    assertThat(host.warnings)
        .containsExactly(
            "it has another name on this disk, under which it stays plain: "
                + host.path().resolve("a.mp4"));
  }

  @Test
  void onlyWhatLiesDirectlyBelowTheRootIsARecording() throws Exception {
    RecordingsRoot root = new RecordingsRoot(host.root);
    assertThat(root.at(host.path()).session()).isEqualTo(TestHost.SESSION);
    assertThat(root.at(Path.of(host.path() + "/./")).session()).isEqualTo(TestHost.SESSION);
    Path deeper = Files.createDirectory(host.path().resolve("deeper"));
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Path link = Files.createSymbolicLink(host.root.resolve("link"), outside);
    Path file = Files.writeString(host.root.resolve("file"), "");
    Path odd = Files.createDirectory(host.root.resolve(".odd"));
    for (Path wrong :
        List.of(
            host.root,
            deeper,
            outside,
            link,
            file,
            odd,
            Path.of("/"),
            host.root.resolve("../outside"),
            link.resolve("x"))) {
      assertThatThrownBy(() -> root.at(wrong)).as("%s", wrong).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> root.at(host.root.resolve("missing")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(root.all()).extracting(RecordingDirectory::session).containsExactly("kq3v7");
    // The root itself may be one.
    Path other = Files.createSymbolicLink(directory.resolve("other-name"), host.root);
    assertThat(new RecordingsRoot(other).at(host.path()).session()).isEqualTo("kq3v7");
    assertThat(root.at(other.resolve("kq3v7")).session()).isEqualTo("kq3v7");
  }

  @Test
  void aManifestOfSomebodyElseIsNoManifest() throws Exception {
    host.records("a.mp4", 10);
    for (String wrong : List.of("", "{}", "[]", "{\"v\":1", "{\"v\":2}", "\u0000")) {
      Files.writeString(host.path().resolve("sealed.json"), wrong);
      assertThatThrownBy(host::seal)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not a manifest that can be used");
      host.nothingIsLost();
    }
  }

  @Test
  void whatTheFocusKnewStandsInTheManifest() throws Exception {
    host.records("a.mp4", 10);
    Files.writeString(
        host.facts.resolve("kq3v7.json"),
        """
        {"v":1,"room":"7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e","rule":"wards","notice":"3",
         "consents":["5f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d"],"later":{"than":[1.5,null,"this"]}}
        """);
    host.seal();
    assertThat(manifest().facts().rule()).contains("wards");
    assertThat(manifest().facts().consents()).containsExactly("5f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d");
    assertThat(host.warnings).isEmpty();
  }

  @Test
  void factsThatCannotBeUsedDoNotKeepItFromBeingSealed() throws Exception {
    host.records("a.mp4", 10);
    Files.writeString(host.facts.resolve("kq3v7.json"), "{\"v\":1,\"room\":\"Board meeting\"}");
    host.seal();
    host.allIsSealed();
    assertThat(host.warnings).hasSize(1);
    assertThat(host.warnings.get(0)).contains("room: a pseudonym").doesNotContain("Board");
  }

  @Test
  void thePermissionsStayAndKeysAreForTheirOwnerAlone() throws Exception {
    host.records("a.mp4", 10);
    Files.setPosixFilePermissions(
        host.path().resolve("a.mp4"), PosixFilePermissions.fromString("rw-r-----"));
    host.seal();
    assertThat(permissions(host.path().resolve("a.mp4.age"))).isEqualTo("rw-r-----");
    assertThat(permissions(host.path().resolve("sealed.json"))).isEqualTo("rw-r-----");
    assertThat(permissions(host.keys)).isEqualTo("rwx------");
    assertThat(permissions(host.keys.resolve(manifest().key() + ".age"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void whereNothingCanBeWrittenNothingIsLost() throws Exception {
    assumeThat(System.getProperty("user.name")).as("root may write anywhere").isNotEqualTo("root");
    host.records("a.mp4", 10);
    Files.setPosixFilePermissions(host.path(), PosixFilePermissions.fromString("r-xr-x---"));
    try {
      assertThatThrownBy(host::seal).isInstanceOf(IOException.class);
      host.nothingIsLost();
    } finally {
      Files.setPosixFilePermissions(host.path(), PosixFilePermissions.fromString("rwxr-x---"));
    }
    host.seal();
    host.allIsSealed();
  }

  @Test
  void whatChangesWhileItIsSealedStays() throws Exception {
    host.records("a.mp4", 200_000);
    Path file = host.path().resolve("a.mp4");
    Finalization works = host.finalization(Disk.local());
    Finalization meanwhile =
        new Finalization(
            works.disk(),
            works.cipher(),
            works.keys(),
            works.to(),
            works.retentionClass(),
            works.keep(),
            works.facts(),
            (manifest, document) -> Files.writeString(file, "Jibri was not done"),
            works.followUp(),
            works.listener(),
            works.clock());
    assertThatThrownBy(() -> meanwhile.run(host.recording()))
        .hasMessageStartingWith("it is not what was sealed any more");
    assertThat(file).hasContent("Jibri was not done");
  }

  @Test
  void whoDestroysTheKeyErasesEveryCopy() throws Exception {
    host.records("a.mp4", 10);
    host.seal();
    KeyStore keys = new KeyStore(host.keys, Disk.local());
    assertThat(keys.destroy(manifest().key())).isTrue();
    assertThat(host.keyFiles()).isEmpty();
    assertThat(keys.destroy(manifest().key())).isFalse();
    assertThatThrownBy(() -> host.opened(manifest(), "a.mp4"))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Who guesses what a small file held must not learn from the manifest that it is right. */
  @Test
  void theManifestDoesNotTellWhatWasSealed() throws Exception {
    Files.writeString(host.path().resolve("metadata.json"), "{\"participants\":[]}");
    String hash = Hash.of(Disk.local(), host.path().resolve("metadata.json")).sha256();
    host.seal();
    assertThat(host.path().resolve("sealed.json")).content().doesNotContain(hash);
    assertThat(new String(host.opened(manifest(), "SHA256SUMS"), StandardCharsets.UTF_8))
        .isEqualTo(hash + "  metadata.json\n");
  }
}
