package jitsiprivacy.host.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The text in which references travel from the build to the host: UTF-8, a version line, then one
 * reference a line in their natural order.
 *
 * <pre>
 * jitsi-privacy references 1
 * class NAME [created|extended|implemented]
 * field OWNER NAME DESCRIPTOR [static]
 * method OWNER NAME DESCRIPTOR [static] [interface]
 * </pre>
 *
 * <p>There is one way to write a set of references, and nothing else is read.
 */
public final class ReferenceFile {
  private static final String HEADER = "jitsi-privacy references 1";

  private ReferenceFile() {}

  /** Where a guard's file is found on the class path. */
  public static String resource(String guardId) {
    return "META-INF/jitsi-privacy/references/" + guardId + ".txt";
  }

  /** Writes a file; does not close the stream. */
  public static void write(Collection<Reference> references, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Reference reference : new TreeSet<>(references)) {
      text.append(reference.text()).append('\n');
    }
    out.write(text.toString().getBytes(UTF_8));
  }

  /**
   * Reads a file to the stream's end; does not close the stream.
   *
   * @throws IOException naming the line that is not as {@link #write} would have written it
   */
  public static SortedSet<Reference> read(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    TreeSet<Reference> references = new TreeSet<>();
    int number = 0;
    for (int from = 0; from < bytes.length; ) {
      number++;
      int end = lineEnd(bytes, from, number);
      String line = decode(bytes, from, end, number);
      if (number == 1) {
        requireHeader(line);
      } else {
        Reference reference = parse(line, number);
        if (!references.isEmpty() && references.last().compareTo(reference) >= 0) {
          throw malformed(number, "out of order: " + line, null);
        }
        references.add(reference);
      }
      from = end + 1;
    }
    if (number == 0) {
      throw malformed(1, "the file is empty", null);
    }
    return references;
  }

  private static void requireHeader(String line) throws IOException {
    if (!line.equals(HEADER)) {
      throw malformed(1, "expected \"" + HEADER + "\", found \"" + line + "\"", null);
    }
  }

  private static int lineEnd(byte[] bytes, int from, int number) throws IOException {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    // A file that was cut off must not pass for one with fewer needs.
    throw malformed(number, "the file ends in the middle of a line", null);
  }

  private static String decode(byte[] bytes, int from, int end, int number) throws IOException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, end - from)).toString();
    } catch (CharacterCodingException e) {
      throw malformed(number, "not UTF-8", e);
    }
  }

  private static Reference parse(String line, int number) throws IOException {
    List<String> words = List.of(line.split(" ", -1));
    Reference reference;
    try {
      reference =
          switch (words.get(0)) {
            case "class" -> new ClassReference(words.get(1), use(words));
            case "field" ->
                new FieldReference(
                    words.get(1), words.get(2), words.get(3), words.lastIndexOf("static") > 3);
            case "method" ->
                new MethodReference(
                    words.get(1),
                    words.get(2),
                    words.get(3),
                    words.lastIndexOf("static") > 3,
                    words.lastIndexOf("interface") > 3);
            default -> throw malformed(number, "neither class, field nor method: " + line, null);
          };
    } catch (IllegalArgumentException e) {
      throw malformed(number, e.getMessage(), e);
    } catch (IndexOutOfBoundsException e) {
      throw malformed(number, "a word is missing: " + line, e);
    }
    if (!reference.text().equals(line)) {
      throw malformed(number, "expected \"" + reference.text() + "\", found: " + line, null);
    }
    return reference;
  }

  private static ClassReference.Use use(List<String> words) {
    for (ClassReference.Use use : ClassReference.Use.values()) {
      if (words.size() > 2 && words.get(2).equals(use.word())) {
        return use;
      }
    }
    return ClassReference.Use.MENTIONED;
  }

  private static IOException malformed(int number, String problem, Exception cause) {
    return new IOException("line " + number + ": " + problem, cause);
  }
}
