package jitsiprivacy.host.reference;

/**
 * Checks names and descriptors, so that a reference is always one line of words.
 *
 * <p>The JVM allows nearly every character in a name; we take what Java and Kotlin compilers make
 * of plain identifiers.
 */
final class JvmNames {
  private JvmNames() {}

  static void requireClass(String name) {
    if (!isClass(name, 0, name.length())) {
      throw new IllegalArgumentException("not the internal name of a class: " + name);
    }
  }

  static void requireField(String name, String descriptor) {
    if (!isIdentifier(name, 0, name.length())) {
      throw new IllegalArgumentException("not a field's name: " + name);
    }
    if (typeEnd(descriptor, 0) != descriptor.length()) {
      throw new IllegalArgumentException("not a field's descriptor: " + descriptor);
    }
  }

  static void requireMethod(String name, String descriptor) {
    boolean constructor = name.equals("<init>");
    if (!constructor && !isIdentifier(name, 0, name.length())) {
      throw new IllegalArgumentException("not a method's name: " + name);
    }
    if (!isMethodDescriptor(descriptor) || (constructor && !descriptor.endsWith(")V"))) {
      throw new IllegalArgumentException("not a method's descriptor: " + descriptor);
    }
  }

  private static boolean isMethodDescriptor(String descriptor) {
    if (!descriptor.startsWith("(")) {
      return false;
    }
    int at = 1;
    while (at > 0 && at < descriptor.length() && descriptor.charAt(at) != ')') {
      at = typeEnd(descriptor, at);
    }
    if (at < 0 || at >= descriptor.length()) {
      return false;
    }
    int result = at + 1;
    return descriptor.startsWith("V", result)
        ? result + 1 == descriptor.length()
        : typeEnd(descriptor, result) == descriptor.length();
  }

  /** Where the type that starts at {@code from} ends, or -1 when there is none. */
  private static int typeEnd(String descriptor, int from) {
    int at = from;
    while (at < descriptor.length() && descriptor.charAt(at) == '[') {
      at++;
    }
    if (at == descriptor.length()) {
      return -1;
    }
    if (descriptor.charAt(at) != 'L') {
      return "BCDFIJSZ".indexOf(descriptor.charAt(at)) < 0 ? -1 : at + 1;
    }
    int semicolon = descriptor.indexOf(';', at);
    return semicolon < 0 || !isClass(descriptor, at + 1, semicolon) ? -1 : semicolon + 1;
  }

  private static boolean isClass(String text, int from, int to) {
    int segment = from;
    for (int slash = text.indexOf('/', segment);
        slash >= 0 && slash < to;
        slash = text.indexOf('/', segment)) {
      if (!isIdentifier(text, segment, slash)) {
        return false;
      }
      segment = slash + 1;
    }
    return isIdentifier(text, segment, to);
  }

  private static boolean isIdentifier(String text, int from, int to) {
    // No stream: this is called for every word of every list while the host waits to start.
    for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
      if (!isPart(text.codePointAt(at))) {
        return false;
      }
    }
    return from < to;
  }

  private static boolean isPart(int c) {
    // Kotlin puts a hyphen into the names of functions that take value classes.
    return c == '-' || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }
}
