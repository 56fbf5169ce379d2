package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * With the agent and all guards off the focus sends, byte for byte, what it sends without. Compared
 * is every stanza, sorted, since threads race. What is random in each run is first taken out:
 * identifiers, keys and times give way to their kind, and attributes, which come in the order of a
 * hash table, are sorted. On the stand-ins only: the real Jicofo is not the same twice by itself.
 */
class SameWireTest {

  private record Noise(Pattern pattern, String kind) {
    static Noise of(String pattern, String kind) {
      return new Noise(Pattern.compile(pattern), kind);
    }
  }

  private static final List<Noise> NOISE =
      List.of(
          Noise.of("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID"),
          Noise.of("[\\w-]{16,}@meet\\.test(/[\\w-]+)?", "CLIENT"),
          Noise.of("(?<= id=)(['\"]).*?\\1", "ID"),
          Noise.of("(?<= sid=)(['\"]).*?\\1", "ID"),
          Noise.of("(?<= (ufrag|pwd|port|foundation|url)=)(['\"]).*?\\2", "RANDOM"),
          Noise.of("([0-9A-F]{2}:){19,31}[0-9A-F]{2}", "FINGERPRINT"),
          Noise.of("\\b\\d{9,}\\b", "NUMBER"));

  private static final Pattern TAG = Pattern.compile("<[^/>][^>]*>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" [\\w:-]+=('[^']*'|\"[^\"]*\"|[A-Z]+)");

  @Test
  void anAgentWithoutGuardsChangesNoByte() {
    List<String> without = meeting(deployment -> deployment);
    List<String> with =
        meeting(
            deployment ->
                deployment.guardedBy(
                    Installed.AGENT,
                    "consent-gate.enabled = false, recording-guard.enabled = false"));
    assertThat(without).hasSizeGreaterThan(7);
    assertThat(with).isEqualTo(without);
  }

  private static List<String> meeting(UnaryOperator<Deployment> prepared) {
    try (Deployment deployment = prepared.apply(Deployment.create()).tapped().start();
        Participant p1 = deployment.participant("participant1");
        Participant p2 = deployment.participant("participant2")) {
      p1.join("same");
      p2.join("same");
      p1.awaitInvitation();
      p2.awaitInvitation();
      await().until(() -> deployment.tap().sent().split("session-initiate", -1).length == 3);
      return stanzas(deployment.tap().sent());
    }
  }

  private static List<String> stanzas(String sent) {
    String meeting = sent.substring(sent.indexOf("same@"));
    return Stream.of(meeting.split("(?=<(iq|presence|message)\\b)"))
        .skip(1) // Cut in the middle.
        .filter(stanza -> stanza.contains("same@") || stanza.contains("conference-modify"))
        .map(SameWireTest::withoutNoise)
        .sorted()
        .toList();
  }

  private static String withoutNoise(String stanza) {
    String clean = stanza;
    for (Noise noise : NOISE) {
      clean = noise.pattern.matcher(clean).replaceAll(noise.kind);
    }
    return TAG.matcher(clean).replaceAll(tag -> Matcher.quoteReplacement(sorted(tag.group())));
  }

  private static String sorted(String tag) {
    List<String> attributes = new ArrayList<>();
    String rest =
        ATTRIBUTE
            .matcher(tag)
            .replaceAll(
                found -> {
                  attributes.add(found.group());
                  return "";
                });
    attributes.sort(null);
    return rest + attributes;
  }
}
