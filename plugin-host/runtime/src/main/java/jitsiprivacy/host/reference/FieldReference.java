package jitsiprivacy.host.reference;

/**
 * A field of the host that our bytecode reads or writes.
 *
 * @param owner internal name of the class it is looked up in; a superclass may declare it
 * @param name the field's name
 * @param descriptor the field's JVM descriptor
 * @param isStatic whether it is used as a static field
 */
public record FieldReference(String owner, String name, String descriptor, boolean isStatic)
    implements Reference {

  public FieldReference {
    JvmNames.requireClass(owner);
    JvmNames.requireField(name, descriptor);
  }

  @Override
  public String text() {
    return "field " + owner + " " + name + " " + descriptor + (isStatic ? " static" : "");
  }
}
