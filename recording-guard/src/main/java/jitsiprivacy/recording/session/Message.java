package jitsiprivacy.recording.session;

import java.util.Map;

/**
 * A sentence to be said, in whatever language the reader reads.
 *
 * @param values for its gaps; some are from outside
 */
public record Message(Phrase phrase, Map<String, String> values) {
  public Message {
    values = Map.copyOf(values);
  }

  static Message of(Phrase phrase) {
    return new Message(phrase, Map.of());
  }

  static Message of(Phrase phrase, String gap, Object value) {
    return new Message(phrase, Map.of(gap, value.toString()));
  }
}
