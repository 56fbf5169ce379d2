package jitsiprivacy.host.reference;

/**
 * Something our bytecode needs of the host.
 *
 * <p>The natural order groups by class: the class itself, its fields, its methods.
 */
public sealed interface Reference extends Comparable<Reference>
    permits ClassReference, FieldReference, MethodReference {

  /** Internal name of the class that is needed or that the member is looked up in. */
  String owner();

  /** The line that stands for this reference in a {@link ReferenceFile}. */
  String text();

  @Override
  default int compareTo(Reference other) {
    int byOwner = owner().compareTo(other.owner());
    return byOwner != 0 ? byOwner : text().compareTo(other.text());
  }
}
