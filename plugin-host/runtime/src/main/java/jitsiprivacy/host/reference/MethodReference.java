package jitsiprivacy.host.reference;

/**
 * A method or constructor of the host that our bytecode calls or takes a handle of.
 *
 * @param owner internal name of the class it is looked up in; a superclass or superinterface may
 *     declare it
 * @param name the method's name; {@code <init>} for a constructor
 * @param descriptor the method's JVM descriptor
 * @param isStatic whether it is called as a static method
 * @param ofInterface whether {@code owner} was an interface when we were compiled
 */
public record MethodReference(
    String owner, String name, String descriptor, boolean isStatic, boolean ofInterface)
    implements Reference {

  public MethodReference {
    JvmNames.requireClass(owner);
    JvmNames.requireMethod(name, descriptor);
  }

  @Override
  public String text() {
    return "method "
        + owner
        + " "
        + name
        + " "
        + descriptor
        + (isStatic ? " static" : "")
        + (ofInterface ? " interface" : "");
  }
}
