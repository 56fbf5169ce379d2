package jitsiprivacy.retention.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Whatever is in a file, it is a request or an error in words. */
class HostileRequestsTest {

  private static Request full() {
    return TestRequests.open("r-1")
        .extended(new Extension(TestRequests.NOW, "complex"))
        .closed(
            new Closing(TestRequests.NOW, RequestOutcome.NOTHING_FOUND, Optional.of("none here")));
  }

  private static void isRequestOrError(byte[] bytes) {
    try {
      Request read = RequestFormat.read(bytes);
      assertThat(RequestFormat.read(RequestFormat.write(read))).isEqualTo(read);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(RequestFormat.read(RequestFormat.write(full()))).isEqualTo(full());
    Request other = TestRequests.ofARoom("r-2");
    assertThat(RequestFormat.read(RequestFormat.write(other))).isEqualTo(other);
  }

  @Property(tries = 500)
  void anyByteMayBeAnother(@ForAll @IntRange(max = 10_000) int at, @ForAll byte with)
      throws IOException {
    byte[] bytes = RequestFormat.write(full());
    bytes[at % bytes.length] = with;
    isRequestOrError(bytes);
  }

  @Property(tries = 300)
  void itMayBeCutAnywhere(@ForAll @IntRange(max = 10_000) int at) throws IOException {
    String text = new String(RequestFormat.write(full()), ISO_8859_1);
    isRequestOrError(text.substring(0, at % text.length()).getBytes(ISO_8859_1));
  }

  @Property(tries = 300)
  void textsOfTheLongestFit(@ForAll @StringLength(min = 1, max = 40) String text)
      throws IOException {
    String longest = text.repeat(4_000 / text.length());
    try {
      Request request = TestRequests.open("r-1").extended(new Extension(TestRequests.NOW, longest));
      byte[] bytes = RequestFormat.write(request);
      assertThat(bytes.length).isLessThanOrEqualTo(RequestFormat.LONGEST);
      assertThat(RequestFormat.read(bytes)).isEqualTo(request);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).contains("the reason");
    }
  }
}
