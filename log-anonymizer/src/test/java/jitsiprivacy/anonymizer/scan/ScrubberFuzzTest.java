package jitsiprivacy.anonymizer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.anonymizer.scan.Found.Finding;
import jitsiprivacy.anonymizer.text.Kind;

/** What must hold for any bytes; the first says how the rest is cut. */
class ScrubberFuzzTest {

  @FuzzTest(maxDuration = "5m")
  void anyBytes(byte[] data) throws UnknownHostException {
    if (data.length < 2) {
      return;
    }
    String text = new String(data, 1, data.length - 1, StandardCharsets.ISO_8859_1);
    int step = 1 + (data[0] & 0xff);
    List<Integer> ends = new ArrayList<>();
    for (int end = step; end < text.length(); end += step) {
      ends.add(end);
    }
    Found found = Found.inLine(text);
    assertThat(Found.inPieces(text, ends)).isEqualTo(found);
    assertThat(rebuilt(text, found)).isEqualTo(found.text());
    for (Finding finding : found.findings()) {
      if (finding.kind().isAddress()) {
        assertThat(isAddress(finding)).as(finding.before()).isTrue();
      } else {
        assertThat(finding.before()).isNotEmpty().doesNotContain("\n");
      }
    }
  }

  private static String rebuilt(String text, Found found) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Finding finding : found.findings()) {
      out.append(text, at, (int) finding.offset()).append(finding.after());
      at = (int) (finding.offset() + finding.length());
    }
    return out.append(text.substring(at)).toString();
  }

  private static boolean isAddress(Finding finding) throws UnknownHostException {
    String plain = finding.before().replace("%3A", ":").replace("%3a", ":");
    if (plain.matches("[0-9A-Fa-f](\\.[0-9A-Fa-f]){11,31}")) {
      return true;
    }
    if (finding.kind() == Kind.IPV4) {
      return Reference.isQuad(plain) || Reference.isMapped(plain);
    }
    return Reference.isGroups(plain);
  }
}
