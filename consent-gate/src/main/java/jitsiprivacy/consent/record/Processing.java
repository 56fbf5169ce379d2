package jitsiprivacy.consent.record;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is done with personal data for a purpose.
 *
 * @param data categories, in words or as a term of DPV's list, such as {@code pd:Picture}; at least
 *     one
 * @param recipients who receives data besides the other participants
 * @param storage where it is kept: countries, see {@link Places}; at least one
 * @param retention how long it is kept: a duration of ISO 8601, such as {@code P90D}, or words,
 *     such as "until the meeting ends"
 */
public record Processing(
    List<String> data, List<String> recipients, List<String> storage, String retention) {

  private static final int MOST = 10;
  private static final int LONGEST = 200;
  private static final Pattern TERM = Pattern.compile("pd:[A-Z][A-Za-z]{0,63}");
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?=[0-9T])([0-9]{1,9}Y)?([0-9]{1,9}M)?([0-9]{1,9}W)?([0-9]{1,9}D)?"
              + "(T(?=[0-9])([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?");

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public Processing {
    data = List.copyOf(data);
    recipients = List.copyOf(recipients);
    storage = List.copyOf(storage);
    if (data.isEmpty() || storage.isEmpty()) {
      throw new IllegalArgumentException("there is at least one category of data and one place");
    }
    if (data.size() > MOST || recipients.size() > MOST || storage.size() > MOST) {
      throw new IllegalArgumentException("there are at most " + MOST + " of each");
    }
    data.forEach(text -> PlainText.check("a category of data", text, LONGEST));
    recipients.forEach(text -> PlainText.check("a recipient", text, LONGEST));
    storage.forEach(Places::check);
    PlainText.check("the retention", retention, LONGEST);
  }

  static boolean isTerm(String category) {
    return TERM.matcher(category).matches();
  }

  boolean isForATime() {
    return DURATION.matcher(retention).matches();
  }

  int length() {
    int texts = retention.length();
    for (List<String> each : List.of(data, recipients, storage)) {
      texts += each.stream().mapToInt(String::length).sum();
    }
    return texts;
  }
}
