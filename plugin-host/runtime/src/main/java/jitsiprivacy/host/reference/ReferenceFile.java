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
 * reference a line in their natural order, then how many there were.
 *
 * <pre>
 * jitsi-privacy references 2
 * class NAME [created|extended|implemented]
 * field OWNER NAME DESCRIPTOR [static]
 * method OWNER NAME DESCRIPTOR [static] [interface]
 * end COUNT
 * </pre>
 *
 * <p>There is one way to write a set of references, and nothing else is read: a file that was cut
 * off must not pass for one with fewer needs.
 */
public final class ReferenceFile {
  private static final String HEADER = "jitsi-privacy references 2";

  private ReferenceFile() {}

  /** Stands in the place of a guard's id for what the host of guards needs itself. */
  public static final String HOST = "plugin-host";

  /** Where all files are found on the class path. */
  static final String DIRECTORY = "META-INF/jitsi-privacy/references";

  /** Where the file of a guard, or of their host, is found on the class path. */
  public static String resource(String id) {
    return DIRECTORY + "/" + id + ".txt";
  }

  /** Writes a file; does not close the stream. */
  public static void write(Collection<Reference> references, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    Collection<Reference> distinct = new TreeSet<>(references);
    for (Reference reference : distinct) {
      text.append(reference.text()).append('\n');
    }
    text.append(end(distinct)).append('\n');
    out.write(text.toString().getBytes(UTF_8));
  }

  /**
   * Reads a file to the stream's end; does not close the stream.
   *
   * @throws IOException naming the line that is not as {@link #write} would have written it
   */
  public static SortedSet<Reference> read(InputStream in) throws IOException {
    String[] lines = decode(in.readAllBytes()).split("\n", -1);
    requireLine(lines, 0, HEADER);
    TreeSet<Reference> references = new TreeSet<>();
    int at = 1;
    for (; at < lines.length - 1 && !lines[at].startsWith("end "); at++) {
      Reference reference = parse(lines[at], at + 1);
      if (!references.isEmpty() && references.last().compareTo(reference) >= 0) {
        throw malformed(at + 1, "out of order: " + lines[at], null);
      }
      references.add(reference);
    }
    if (at >= lines.length - 1) {
      throw malformed(at + 1, "the file was cut off", null);
    }
    requireLine(lines, at, end(references));
    if (!lines[at + 1].isEmpty() || lines.length > at + 2) {
      throw malformed(at + 2, "the file goes on after its end", null);
    }
    return references;
  }

  private static String end(Collection<Reference> references) {
    return "end " + references.size();
  }

  private static void requireLine(String[] lines, int at, String expected) throws IOException {
    if (!lines[at].equals(expected)) {
      throw malformed(at + 1, "expected \"" + expected + "\", found \"" + lines[at] + "\"", null);
    }
  }

  private static String decode(byte[] bytes) throws IOException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("not UTF-8", e);
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
