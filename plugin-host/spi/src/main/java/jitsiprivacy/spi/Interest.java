package jitsiprivacy.spi;

import java.util.Objects;
import org.jivesoftware.smack.packet.Stanza;

/**
 * Which stanzas an interceptor wants to see.
 *
 * @param direction which way they go
 * @param type their class; subclasses count
 * @param element the IQ's child element, or an element the message or presence must hold; {@code
 *     null} for any
 * @param namespace namespace of {@code element}; {@code null} exactly when {@code element} is
 * @param order interceptors with a lower order judge first; between equals the guard's id decides
 * @param onFault what happens to the stanza when the interceptor throws
 */
public record Interest<S extends Stanza>(
    Direction direction,
    Class<S> type,
    String element,
    String namespace,
    int order,
    Refusal onFault) {

  public Interest {
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(onFault, "onFault");
    if ((element == null) != (namespace == null)) {
      throw new IllegalArgumentException("element and namespace come together or not at all");
    }
  }

  /** Interest in every stanza of a class. */
  public static <S extends Stanza> Interest<S> in(
      Direction direction, Class<S> type, Refusal onFault) {
    return new Interest<>(direction, type, null, null, 0, onFault);
  }

  /** The same interest, limited to stanzas that hold this element. */
  public Interest<S> holding(String element, String namespace) {
    return new Interest<>(direction, type, element, namespace, order, onFault);
  }

  /** The same interest at another place in the order. */
  public Interest<S> ordered(int order) {
    return new Interest<>(direction, type, element, namespace, order, onFault);
  }
}
