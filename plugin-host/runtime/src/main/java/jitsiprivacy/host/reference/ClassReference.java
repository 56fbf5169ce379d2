package jitsiprivacy.host.reference;

import java.util.Locale;
import java.util.Objects;

/**
 * A class of the host that our bytecode names.
 *
 * @param owner its internal name; never an array
 * @param use what we do with it
 */
public record ClassReference(String owner, Use use) implements Reference {

  /** What our bytecode does with a class, and so what the class has to allow. */
  public enum Use {
    /** Names it: it must be there and public. */
    MENTIONED,
    /** Creates instances: it must not be abstract. */
    CREATED,
    /** Is a subclass: it must be a class, and neither final nor sealed. */
    EXTENDED,
    /** Implements it, by a class or by a lambda: it must be an interface, and not sealed. */
    IMPLEMENTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ClassReference {
    JvmNames.requireClass(owner);
    Objects.requireNonNull(use, "use");
  }

  @Override
  public String text() {
    return "class " + owner + (use == Use.MENTIONED ? "" : " " + use.word());
  }
}
