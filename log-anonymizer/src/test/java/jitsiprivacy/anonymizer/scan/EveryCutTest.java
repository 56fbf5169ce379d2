package jitsiprivacy.anonymizer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is passed over without a decision of its own, cut in two or three at every place. */
class EveryCutTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-08-23 21:04:52.548 INFO: 198.51.100.7:3478, 192.0.2.1:5:6",
        "21:04:52.1.2.3.4 00:00:00.1.2 1:2:3:4:5.6.7.8 00:00.9",
        "00:00: x 1:2: 12:ab:pwd=x 1:2:3::4 1:2:3:4:5:6:7:8:9",
        "192.0.2.1:ab::1 192.0.2.1::1 [2001:db8::1]:5000 2001:db8::9:1",
        "::ffff:192.0.2.1:5000 2001:db8:0:0:0:0:0:1:443 2001:db8:0:0:0:0:0:d:9",
        "pwd=null; pwd=nullx pwd=NONE&pwd=True pwd=falsey pwd=Name-x7 token=f",
        "stats_id=Name-eea Stats_Id=x statsId='a' xpwd=b xPwd=c PWD=d PaSsWoRd='e'",
        "<user><name>A</name> displayName=A b=c invalid password. Expected: x y",
        "authorization='basic YWJj' Authorization: Bearer abc stream id: q"
      })
  void comesToTheSame(String line) {
    String text = line + "\n" + line;
    Found whole = Found.inLine(text);
    for (int first = 0; first <= text.length(); first++) {
      assertThat(Found.inPieces(text, List.of(first))).isEqualTo(whole);
      int second = (first + text.length()) / 2;
      assertThat(Found.inPieces(text, List.of(first, second))).isEqualTo(whole);
    }
    assertThat(whole.findings()).isNotEmpty();
  }
}
