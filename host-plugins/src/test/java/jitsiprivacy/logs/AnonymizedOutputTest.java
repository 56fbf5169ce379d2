package jitsiprivacy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnonymizedOutputTest {

  private final Telling telling = new Telling();
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private final AlreadyAnonymized already = new AlreadyAnonymized();
  private final AnonymizedOutput output =
      new AnonymizedOutput(raw, "stdout", telling.anonymizer(), already);

  private void print(String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
    output.flush();
  }

  private String written() {
    return raw.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aWholeLineLeavesAtOnce() throws IOException {
    print("from 198.51.100.7:443\n");
    assertThat(written()).isEqualTo("from [ipv4]:443\n");
  }

  @Test
  void anAddressInPiecesIsOne() throws IOException {
    print("from 198.51.");
    print("100.7");
    assertThat(written()).doesNotContain("198");
    print(" came\n");
    assertThat(written()).isEqualTo("from [ipv4] came\n");
  }

  @Test
  void whatHasNoEndOfLineLeavesWithTheProgram() throws IOException {
    print("bye 198.51.100.7");
    output.finish();
    assertThat(written()).isEqualTo("bye [ipv4]");
  }

  @Test
  void whatAHandlerHasAnonymizedIsNotAnonymizedAgain() throws IOException {
    byte[] line = "now 198.51.100.7\n".getBytes(StandardCharsets.UTF_8);
    already.expect(line);
    output.write(line, 0, 5);
    output.write(line, 5, line.length - 5);
    output.write(line, 0, line.length);
    assertThat(written()).isEqualTo("now 198.51.100.7\nnow [ipv4]\n");
  }

  @Test
  void whatIsNotWhatTheHandlerSaidIsAnonymized() throws IOException {
    already.expect("now 198.51.100.7\n".getBytes(StandardCharsets.UTF_8));
    print("now 198.51.100.8\n");
    assertThat(written()).isEqualTo("now [ipv4]\n");
  }

  @Test
  void anUnfinishedLineComesBeforeAHandlers() throws IOException {
    print("waiting ");
    byte[] line = "INFO x\n".getBytes(StandardCharsets.UTF_8);
    already.expect(line);
    output.write(line);
    assertThat(written()).isEqualTo("waiting INFO x\n");
  }

  @Test
  void whatCannotBeAnonymizedIsWithheldAndTold() throws IOException {
    print("from " + Telling.POISON + " it came\n");
    print("from 198.51.100.7\n");
    assertThat(written())
        .isEqualTo("[jitsi-privacy withheld 24 characters of stdout]\nfrom [ipv4]\n");
    assertThat(telling.alerts)
        .containsExactly(
            "1 pieces of log could not be anonymized and were withheld:"
                + " java.lang.IllegalStateException: poison");
  }
}
