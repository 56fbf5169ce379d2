package jitsiprivacy.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AnonymizedOutputTest {

  private final Telling telling = new Telling();
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private final AlreadyAnonymized already = new AlreadyAnonymized();
  private final Consumer<byte[]> announced = already.handler();
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
    String text = "198.51.100.7 ".repeat(1_000) + "\n";
    byte[] line = announce(text);
    output.write(line, 0, 8192);
    output.write(line, 8192, line.length - 8192);
    print("now 198.51.100.7\n");
    assertThat(written()).isEqualTo(text + "now [ipv4]\n");
  }

  private byte[] announce(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    announced.accept(bytes);
    return bytes;
  }

  @Test
  void whatTwoThreadsSaidMayComeInOnePiece() throws IOException {
    announce("one 198.51.100.7\n");
    announce("two 198.51.100.8\n");
    print("one 198.51.100.7\ntwo 198.51.100.8\n");
    print("one 198.51.100.7\n");
    assertThat(written()).isEqualTo("one 198.51.100.7\ntwo 198.51.100.8\none [ipv4]\n");
  }

  @Test
  void whatFollowsWhatWasAnnouncedIsAnonymized() throws IOException {
    announce("one 198.51.100.7\n");
    print("one 198.51.100.7\ntwo 198.51.100.8\n");
    assertThat(written()).isEqualTo("one 198.51.100.7\ntwo [ipv4]\n");
  }

  @Test
  void whatNeverCameDoesNotStandInTheWay() throws IOException {
    announce("lost 198.51.100.7\n");
    announce("came 198.51.100.8\n");
    print("came 198.51.100.8\nlost 198.51.100.7\n");
    assertThat(written()).isEqualTo("came 198.51.100.8\nlost [ipv4]\n");
  }

  @Test
  void whatOthersPrintMeanwhileIsAnonymized() throws IOException {
    byte[] line = announce("one 198.51.100.7\n");
    print("other 198.51.100.8\n");
    output.write(line);
    assertThat(written()).isEqualTo("other [ipv4]\none 198.51.100.7\n");
  }

  @Test
  void aFewBytesAreNotTakenForTheBeginningOfALine() throws IOException {
    announce("198.51.100.77\n");
    print("198.");
    print("51.100.7\n");
    assertThat(written()).isEqualTo("[ipv4]\n");
  }

  @Test
  void handlersMayTakeTurns() throws IOException {
    announced.accept("one 198.51.100.7\n".getBytes(StandardCharsets.UTF_8));
    already.handler().accept("two 198.51.100.8\n".getBytes(StandardCharsets.UTF_8));
    print("two 198.51.100.8\n");
    print("one 198.51.100.7\n");
    assertThat(written()).isEqualTo("two 198.51.100.8\none 198.51.100.7\n");
  }

  @Test
  void onlyTheLastAreRemembered() throws IOException {
    byte[] first = announce("first 198.51.100.7\n");
    for (int i = 0; i < 5_000; i++) {
      announce("198.51.100." + i % 256 + "\n");
    }
    output.write(first);
    assertThat(written()).isEqualTo("first [ipv4]\n");
  }

  @Test
  void whatIsNotWhatTheHandlerSaidIsAnonymized() throws IOException {
    announced.accept("now 198.51.100.7\n".getBytes(StandardCharsets.UTF_8));
    print("now 198.51.100.8\n");
    assertThat(written()).isEqualTo("now [ipv4]\n");
  }

  @Test
  void anUnfinishedLineComesBeforeAHandlers() throws IOException {
    print("waiting ");
    byte[] line = "INFO x\n".getBytes(StandardCharsets.UTF_8);
    announced.accept(line);
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
