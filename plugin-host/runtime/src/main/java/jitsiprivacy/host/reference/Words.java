package jitsiprivacy.host.reference;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.function.Function;
import org.objectweb.asm.Type;

/** How names and descriptors read in a sentence for operators. */
final class Words {
  private Words() {}

  static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  static String method(String name, String descriptor, boolean fullNames) {
    Function<Type, String> type = fullNames ? Type::getClassName : Words::simple;
    String parameters =
        Arrays.stream(Type.getArgumentTypes(descriptor)).map(type).collect(joining(", ", "(", ")"));
    return name.equals("<init>")
        ? parameters
        : name + parameters + " returning " + type.apply(Type.getReturnType(descriptor));
  }

  static String field(String name, String descriptor, boolean fullNames) {
    Type type = Type.getType(descriptor);
    return name + " of type " + (fullNames ? type.getClassName() : simple(type));
  }

  private static String simple(Type type) {
    String full = type.getClassName();
    int cut = Math.max(full.lastIndexOf('.'), full.lastIndexOf('$')) + 1;
    return cut == full.length() ? full : full.substring(cut);
  }
}
