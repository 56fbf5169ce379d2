package jitsiprivacy.testbed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces what is random or a time by the name of its kind, and sorts attributes, which Java's
 * maps put in another order in every JVM. The names are not numbered: with numbers in the order of
 * appearance, two independent stanzas that changed places would differ.
 */
final class VolatileValues {
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s+[^\\s=<>]+=(?:'[^']*'|\"[^\"]*\")");
  private static final Pattern TAG =
      Pattern.compile("(<[^\\s<>/]+)((?:" + ATTRIBUTE.pattern() + ")+)(\\s*/?>)");
  private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

  static {
    // Before everything else: what it holds may look like anything.
    KINDS.put("sasl", Pattern.compile("(?<=>)[A-Za-z0-9+/=]+(?=</(?:auth|response)>)"));
    // Answers carry the asker's id, which the server has made into something long on its way.
    KINDS.put(
        "stanza",
        Pattern.compile(
            "(?<=^<(?:iq|message|presence|stream:stream)[^<>]{0,400} id=['\"])[^'\"]+"));
    KINDS.put(
        "client",
        Pattern.compile("[^'\"@/<>]+@" + Pattern.quote(Domains.CLIENTS) + "(?:/[^'\"<>]+)?"));
    KINDS.put("uuid", Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"));
    // A real bridge's; ours are the same in every run.
    KINDS.put("ice", Pattern.compile("(?<= (?:pwd|ufrag|ssrc)=['\"])[^'\"]+"));
    KINDS.put("fingerprint", Pattern.compile("\\b[0-9A-F]{2}(?::[0-9A-F]{2}){31}\\b"));
    KINDS.put("jingle", Pattern.compile("(?<= sid=['\"])[^'\"]+"));
    KINDS.put("time", Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.\\d]*Z?"));
    KINDS.put("millis", Pattern.compile("\\b1\\d{12}\\b"));
  }

  private VolatileValues() {}

  static String named(String stanza) {
    String result = stanza;
    for (Map.Entry<String, Pattern> kind : KINDS.entrySet()) {
      result = kind.getValue().matcher(result).replaceAll("{" + kind.getKey() + "}");
    }
    return TAG.matcher(result).replaceAll(tag -> Matcher.quoteReplacement(sorted(tag)));
  }

  private static String sorted(MatchResult tag) {
    return tag.group(1)
        + ATTRIBUTE
            .matcher(tag.group(2))
            .results()
            .map(MatchResult::group)
            .sorted()
            .collect(Collectors.joining())
        + tag.group(3);
  }
}
