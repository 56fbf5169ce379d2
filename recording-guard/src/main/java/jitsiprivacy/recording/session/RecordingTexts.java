package jitsiprivacy.recording.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jitsiprivacy.recording.policy.Requirements;

/** The catalogue of one language: plain text on a single line. */
public final class RecordingTexts {

  /** What is from outside is cut to so many characters; the operator's own words fit. */
  private static final int LONGEST_VALUE = Requirements.LONGEST_TEXT;

  private static final Pattern GAP = Pattern.compile("\\{([a-z]+)\\}");

  private final Map<String, String> texts;
  private final String howToWithdraw;

  private RecordingTexts(Map<String, String> texts, String howToWithdraw) {
    this.texts = texts;
    this.howToWithdraw = howToWithdraw;
  }

  /**
   * In English.
   *
   * @param howToWithdraw what to do to take consent back, such as what to write
   */
  public static RecordingTexts english(String howToWithdraw) {
    Properties file = new Properties();
    try (InputStream in = RecordingTexts.class.getResourceAsStream("en.properties")) {
      file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> texts = new HashMap<>();
    file.stringPropertyNames().forEach(key -> texts.put(key, file.getProperty(key)));
    return new RecordingTexts(texts, howToWithdraw);
  }

  /** Sentences, one behind the other. */
  public String text(List<Message> messages) {
    return messages.stream().map(this::text).collect(Collectors.joining(" "));
  }

  private String text(Message message) {
    Matcher gap = GAP.matcher(texts.get(message.phrase().key()));
    StringBuilder line = new StringBuilder();
    while (gap.find()) {
      gap.appendReplacement(line, Matcher.quoteReplacement(value(gap.group(1), message)));
    }
    return gap.appendTail(line).toString();
  }

  private String value(String gap, Message message) {
    return switch (gap) {
      case "how" -> howToWithdraw;
      case "kind" -> texts.get("kind." + message.values().get(gap));
      default -> shown(message.values().get(gap));
    };
  }

  /** Without breaks, nor what would turn the rest of the line around. */
  private static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(LONGEST_VALUE)
        .map(c -> isPlain(c) ? c : ' ')
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
