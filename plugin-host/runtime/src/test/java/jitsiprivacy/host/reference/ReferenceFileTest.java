package jitsiprivacy.host.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import jitsiprivacy.host.reference.ClassReference.Use;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFileTest {
  private static final String HEADER = "jitsi-privacy references 2\n";

  private static byte[] write(Iterable<Reference> references) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Reference> list = new java.util.ArrayList<>();
    references.forEach(list::add);
    ReferenceFile.write(list, out);
    return out.toByteArray();
  }

  private static SortedSet<Reference> read(byte[] file) throws IOException {
    return ReferenceFile.read(new ByteArrayInputStream(file));
  }

  @Test
  void isReadableAndSorted() throws IOException {
    List<Reference> references =
        List.of(
            new MethodReference("org/jxmpp/jid/Jid", "of", "(I[J)V", true, true),
            new ClassReference("org/jxmpp/jid/Jid", Use.IMPLEMENTED),
            new FieldReference("org/jitsi/B", "n", "[Lorg/jitsi/A;", true),
            new ClassReference("org/jitsi/B", Use.MENTIONED));
    assertThat(new String(write(references), UTF_8))
        .isEqualTo(
            """
            jitsi-privacy references 2
            class org/jitsi/B
            field org/jitsi/B n [Lorg/jitsi/A; static
            class org/jxmpp/jid/Jid implemented
            method org/jxmpp/jid/Jid of (I[J)V static interface
            end 4
            """);
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("referenceSets") Set<Reference> references)
      throws IOException {
    byte[] file = write(references);
    assertThat(read(file)).isEqualTo(references);
    assertThat(write(read(file))).isEqualTo(file);
  }

  @Property(tries = 300)
  void aFileThatWasCutOffIsRefused(
      @ForAll("referenceSets") Set<Reference> references, @ForAll int seed) throws IOException {
    byte[] file = write(references);
    int length = Math.floorMod(seed, file.length);
    assertThatThrownBy(() -> read(Arrays.copyOf(file, length))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "class a, | line 3: the file was cut off",
        "class a,class b, | line 4: the file was cut off",
        "class a,end 1 | line 3: the file was cut off",
        "class a,end 2, | line 3: expected \"end 1\", found \"end 2\"",
        "class a,end 1,class b, | line 4: the file goes on after its end",
        "class a,end 1,, | line 4: the file goes on after its end",
      })
  void theEndSaysHowManyThereWere(String lines, String problem) {
    byte[] file = (HEADER + lines.replace(',', '\n')).getBytes(UTF_8);
    assertThatThrownBy(() -> read(file)).hasMessage(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "klass org/A",
        "class",
        "class ",
        " class org/A",
        "class org/A ",
        "class  org/A",
        "class org/A mentioned",
        "class org/A extended extended",
        "class org.A",
        "class org//A",
        "class /A",
        "class [Lorg/A;",
        "class org/A\r",
        "field org/A n",
        "field org/A n V",
        "field org/A n II",
        "field org/A n Lorg/A",
        "field org/A n I interface",
        "field org/A n I stat",
        "field org/A <init> I",
        "method org/A f",
        "method org/A f ()",
        "method org/A f (V)V",
        "method org/A f (I",
        "method org/A f I",
        "method org/A f ()VV",
        "method org/A <clinit> ()V",
        "method org/A <init> ()I",
        "method org/A f ()V interface static",
        "method org/A f ()V static static",
        "",
      })
  void aMalformedLineIsNamed(String line) {
    byte[] file = (HEADER + "class org/A\n" + line + "\nend 2\n").getBytes(UTF_8);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("line 3: ");
  }

  @ParameterizedTest
  @CsvSource({"b,a", "a,a"})
  void orderAndRepetitionCount(String first, String second) {
    byte[] file = (HEADER + "class " + first + "\nclass " + second + "\nend 2\n").getBytes(UTF_8);
    assertThatThrownBy(() -> read(file)).hasMessage("line 3: out of order: class " + second);
  }

  @Test
  void onlyThisVersionIsRead() {
    assertThatThrownBy(() -> read("jitsi-privacy references 1\n".getBytes(UTF_8)))
        .hasMessage(
            "line 1: expected \"jitsi-privacy references 2\","
                + " found \"jitsi-privacy references 1\"");
    assertThatThrownBy(() -> read(new byte[0]))
        .hasMessage("line 1: expected \"jitsi-privacy references 2\", found \"\"");
  }

  @Test
  void notUtf8IsRefused() {
    assertThatThrownBy(() -> read((HEADER + "class org/\u00e9\nend 1\n").getBytes(ISO_8859_1)))
        .hasMessage("not UTF-8");
  }

  @Provide
  static Arbitrary<Set<Reference>> referenceSets() {
    Arbitrary<String> identifier =
        Arbitraries.of(
            "a", "B", "static", "interface", "extended", "foo-bar", "x$1", "\u00e9t\u00e9");
    Arbitrary<String> owner =
        identifier.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("/", parts));
    Arbitrary<String> type =
        Combinators.combine(
                Arbitraries.of("", "[", "[["),
                Arbitraries.oneOf(
                    Arbitraries.of("B", "C", "D", "F", "I", "J", "S", "Z"),
                    owner.map(name -> "L" + name + ";")))
            .as(String::concat);
    Arbitrary<String> method =
        Combinators.combine(
                type.list().ofMaxSize(4), Arbitraries.oneOf(type, Arbitraries.just("V")))
            .as((parameters, result) -> "(" + String.join("", parameters) + ")" + result);
    Arbitrary<Boolean> flag = Arbitraries.of(true, false);
    Arbitrary<Reference> classes =
        Combinators.combine(owner, Arbitraries.of(Use.class)).as(ClassReference::new);
    Arbitrary<Reference> fields =
        Combinators.combine(owner, identifier, type, flag).as(FieldReference::new);
    Arbitrary<Reference> methods =
        Combinators.combine(owner, identifier, method, flag, flag).as(MethodReference::new);
    return Arbitraries.oneOf(classes, fields, methods).set().ofMaxSize(20);
  }
}
