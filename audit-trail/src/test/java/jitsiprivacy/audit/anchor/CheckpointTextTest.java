package jitsiprivacy.audit.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTextTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @TempDir Path directory;
  private TestLog log;
  private SignedNote note;

  @BeforeEach
  void make() throws IOException {
    log = TestLog.in(directory);
    note = log.grow(1042);
  }

  private SignedNote read(String text) throws NoteException {
    return CheckpointText.read(text, log.key());
  }

  @Test
  void whatIsExportedIsRead() throws Exception {
    SignerKey witness = SignerKey.generate("witness.example/1", SignatureType.COSIGNATURE);
    SignedNote cosigned =
        note.with(
            List.of(
                Cosignature.make(note.text(), witness, NOW),
                Cosignature.make(note.text(), witness, NOW.plusSeconds(1)),
                Cosignature.make(note.text(), witness, NOW.plusSeconds(2))));
    for (SignedNote each : List.of(note, cosigned)) {
      String text = CheckpointText.write(each, log.key(), log.key(), NOW);
      assertThat(text).contains("1042 entries", log.key().toString(), each.toString());
      assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(160));
      assertThat(read(text)).isEqualTo(each);
      assertThat(read(each.toString())).isEqualTo(each);
    }
    assertThat(Cosignature.find(read(cosigned.toString()), witness.verifier())).isPresent();
  }

  @Test
  void aMailMayHaveQuotedAndWrappedIt() throws NoteException {
    String text = CheckpointText.write(note, log.key(), log.key(), NOW);
    StringBuilder quoted = new StringBuilder("On Monday someone wrote:\r\n");
    for (String line : text.split("\n", -1)) {
      for (int at = 0; at <= line.length(); at += 40) {
        quoted
            .append("> > ")
            .append(line, at, Math.min(at + 40, line.length()))
            .append("\u00a0\r\n");
      }
    }
    assertThat(read(quoted.toString())).isEqualTo(note);
  }

  @Test
  void paperMayHaveBeenTypedInAsItCame() throws NoteException {
    String[] lines = note.toString().split("\n", -1);
    String signature = lines[4].split(" ", 3)[2];
    for (String dash : List.of("-", "--", "\u2013", "\u2014", "\u2212")) {
      String typed =
          "  "
              + lines[0]
              + " "
              + lines[1]
              + "\n"
              + lines[2].substring(0, 11)
              + " "
              + lines[2].substring(11)
              + "\n"
              + dash
              + "\t"
              + lines[0]
              + "\n\n"
              + signature.substring(0, 30)
              + "\n"
              + signature.substring(30, 60)
              + "\n   "
              + signature.substring(60);
      assertThat(read(typed)).isEqualTo(note);
    }
  }

  @Test
  void aMistakeIsNoticed() {
    String text = note.toString();
    String end = text.substring(0, text.length() - 2);
    for (String wrong :
        List.of(
            text.replace("1042", "1043"),
            text.replaceFirst("=", "A="),
            end,
            text.replaceFirst("\u2014", ""),
            text.substring(0, text.indexOf('\u2014')),
            "meet.example/audit",
            "meet.example/audit 5",
            "meet.example/audit 5 =",
            "")) {
      assertThatExceptionOfType(NoteException.class)
          .as(wrong)
          .isThrownBy(() -> read(wrong))
          .withMessageMatching("(?s).+");
    }
    int at = text.indexOf("\u2014") + 30;
    char other = text.charAt(at) == 'x' ? 'y' : 'x';
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> read(text.substring(0, at) + other + text.substring(at + 1)));
  }

  @Test
  void aFalseOneBeforeItDoesNotHideIt() throws NoteException {
    assertThat(read(note.toString().replace("1042", "1041") + "\n" + note)).isEqualTo(note);
  }

  @Test
  void aForeignSignatureThatWasMistypedDoesNotMatter() throws Exception {
    assertThat(read(note + "\u2014 witness.example/1 garbage=\n")).isEqualTo(note);
  }

  @Test
  void anotherLogsIsRefused() throws Exception {
    SignerKey other = SignerKey.generate(log.key().name(), SignatureType.ED25519);
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> CheckpointText.read(note.toString(), other.verifier()));
    assertThatExceptionOfType(NoteException.class)
        .isThrownBy(() -> CheckpointText.write(note, other.verifier(), log.key(), NOW));
  }

  @Property
  void nothingElseIsThrown(@ForAll String text) throws NoteException {
    SignerKey key = SignerKey.generate("a", SignatureType.ED25519);
    for (String each : List.of(text, "a 1 " + text, "a 1 AAAA= - a " + text)) {
      assertThatExceptionOfType(NoteException.class)
          .isThrownBy(() -> CheckpointText.read(each, key.verifier()));
    }
  }
}
