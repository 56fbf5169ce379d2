package jitsiprivacy.cli.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Redacted;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.scan.StreamScrubber;
import jitsiprivacy.anonymizer.text.Kind;
import org.junit.jupiter.api.Test;

class FilterTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> warnings = new ArrayList<>();

  private Filter filter(Replacement replacement) {
    return new Filter(
        () -> new StreamScrubber(replacement, EnumSet.allOf(Kind.class)), out, warnings::add);
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatCannotBeScrubbedIsWithheldAndTheRestGoesOn() throws IOException {
    Replacement broken =
        new Replacement() {
          @Override
          public Outcome apply(IpAddress address) {
            throw new IllegalStateException("broken");
          }

          @Override
          public int generation() {
            return 0;
          }
        };
    filter(broken)
        .run(
            new SequenceInputStream(
                in("a 198.18.7.41\n"), new SequenceInputStream(in("b\n"), in("c 198.18.7.41\n"))));
    assertThat(out)
        .asString()
        .doesNotContain("198.18")
        .contains("[jitsi-privacy withheld 14 bytes of stdin]\n")
        .contains("b\n");
    assertThat(warnings).hasSize(1);
  }

  @Test
  void onceTheProgramEndsNothingIsWrittenTwice() throws IOException {
    Filter filter = filter(new Redacted());
    filter.run(in("198.18.7.41"));
    filter.finishSoon();
    assertThat(out).hasToString("[ipv4]");
  }

  @Test
  void aLineOfManyMegabytes() throws IOException {
    String blob = "x".repeat(20_000_000);
    filter(new Redacted()).run(in(blob + " 198.18.7.41"));
    assertThat(out.size()).isEqualTo(20_000_000 + " [ipv4]".length());
  }
}
