package jitsiprivacy.spi;

/**
 * Stanzas refused while a guard cannot work.
 *
 * @param direction which way they go
 * @param element the IQ's child element
 * @param namespace its namespace
 * @param attribute an attribute the child element must have for the refusal to apply, or {@code
 *     null}
 * @param value the attribute's value; {@code null} exactly when {@code attribute} is
 * @param inner an element that must stand somewhere in the child element, or {@code null}
 */
public record ClosedDoor(
    Direction direction,
    String element,
    String namespace,
    String attribute,
    String value,
    String inner) {

  /** Every IQ request with this child element. */
  public static ClosedDoor iq(Direction direction, String element, String namespace) {
    return new ClosedDoor(direction, element, namespace, null, null, null);
  }

  /** Only those whose child element has this attribute value. */
  public ClosedDoor where(String attribute, String value) {
    return new ClosedDoor(direction, element, namespace, attribute, value, inner);
  }

  /** Only those in whose child element an element of this local name stands. */
  public ClosedDoor holding(String inner) {
    return new ClosedDoor(direction, element, namespace, attribute, value, inner);
  }
}
