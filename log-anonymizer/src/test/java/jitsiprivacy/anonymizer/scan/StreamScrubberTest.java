package jitsiprivacy.anonymizer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import jitsiprivacy.anonymizer.text.Kind;
import org.junit.jupiter.api.Test;

class StreamScrubberTest {

  private final Mirrored replacement = new Mirrored();
  private final StreamScrubber scrubber =
      new StreamScrubber(replacement, EnumSet.allOf(Kind.class));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private void write(String text) throws IOException {
    byte[] in = text.getBytes(StandardCharsets.ISO_8859_1);
    scrubber.write(in, 0, in.length, out);
  }

  private String written() {
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void wholeLinesLeaveAtOnce() throws IOException {
    write("from 192.0.2.1\nfrom 192.0.");
    assertThat(written()).isEqualTo("from 154.90.88.91\n");
    write("2.1\n");
    assertThat(written()).isEqualTo("from 154.90.88.91\nfrom 154.90.88.91\n");
  }

  @Test
  void anEndWithoutANewlineIsAnEnd() throws IOException {
    write("from 192.0.2.1");
    assertThat(written()).isEmpty();
    scrubber.finish(out);
    assertThat(written()).isEqualTo("from 154.90.88.91");
  }

  @Test
  void anotherStreamMayFollow() throws IOException {
    write("pwd='abc");
    scrubber.finish(out);
    write("def' 192.0.2.1");
    scrubber.finish(out);
    assertThat(written()).isEqualTo("pwd='[ice-pwd]def' 154.90.88.91");
  }

  @Test
  void aSecretMayBeLongerThanMemory() throws IOException {
    String secret = "x".repeat(1 << 20);
    scrubber.scrub(
        new ByteArrayInputStream(("a pwd='" + secret + "' b").getBytes(StandardCharsets.UTF_8)),
        out);
    assertThat(written()).isEqualTo("a pwd='[ice-pwd]' b");
    assertThat(scrubber.counts().of(Kind.ICE_PASSWORD)).isEqualTo(1);
  }

  @Test
  void runsOfCandidatesWithoutEndPassThrough() throws IOException {
    for (String run :
        new String[] {"1", "1.", "1:", "a", "::", "%3A", "@", "a@", "<nick ", "eyJ."}) {
      out.reset();
      String text = run.repeat(200_000 / run.length());
      scrubber.scrub(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out);
      assertThat(written()).isEqualTo(text);
    }
  }

  @Test
  void offsetsAreOfTheStream() throws IOException {
    long[] offset = {-1};
    scrubber.tell((kind, at, length, before, after) -> offset[0] = at);
    String before = "some text\n".repeat(30_000);
    scrubber.scrub(
        new ByteArrayInputStream((before + "192.0.2.1").getBytes(StandardCharsets.UTF_8)), out);
    assertThat(offset[0]).isEqualTo(before.length());
  }

  @Test
  void aClientWhoComesBackIsLookedUp() throws IOException {
    write("192.0.2.1 2001:db8::1\n".repeat(1000));
    assertThat(replacement.applied()).isEqualTo(2);
    assertThat(scrubber.counts().of(Kind.IPV4)).isEqualTo(1000);
    assertThat(scrubber.counts().of(Kind.IPV6)).isEqualTo(1000);
  }

  @Test
  void manyClientsAreLookedUpToo() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 5000; i++) {
        text.append("10.1.").append(i >> 8).append('.').append(i & 0xff).append('\n');
      }
    }
    write(text.toString());
    scrubber.finish(out);
    assertThat(replacement.applied()).isLessThan(10_000);
  }

  @Test
  void aRotatedKeyIsUsedAtOnce() throws IOException {
    write("192.0.2.1\n");
    replacement.rotate();
    write("192.0.2.1\n");
    assertThat(written()).isEqualTo("154.90.88.91\n193.2.1.5\n");
  }
}
