package jitsiprivacy.host.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which bytecode can need something of the host. */
class ReferenceCollectorTest {
  private static final String[] HOST = {
    "package org.jitsi.fake; public class Door extends Wall implements Lock {"
        + " public static int made; public int wide; public Door() {}"
        + " public void open() {} public void turn(int key) {} public static Door of() { return null; } }",
    "package org.jitsi.fake; public class Wall { protected int high; public void paint() {} }",
    "package org.jitsi.fake; public interface Lock { void turn(int key); default void oil() {} }",
    "package org.jitsi.fake; public interface Named { default String label() { return null; } }",
    "package org.jitsi.fake; public class Jam extends RuntimeException { }",
    "package org.jitsi.fake; public enum Side { LEFT, RIGHT }",
  };

  @TempDir Path dir;

  private List<String> collect(String body) throws IOException {
    return collectAll("package ours; import org.jitsi.fake.*; public class Guard { " + body + " }");
  }

  private List<String> collectAll(String... ours) throws IOException {
    Path host = Compiled.sources(dir, List.of(), HOST);
    return Compiled.references(dir, host, ours).stream().map(Reference::text).toList();
  }

  @Test
  void callsFieldsAndCreation() throws IOException {
    assertThat(
            collect("void f() { Door d = new Door(); d.open(); d.wide = Door.made; Door.of(); }"))
        .containsExactly(
            "class org/jitsi/fake/Door",
            "class org/jitsi/fake/Door created",
            "field org/jitsi/fake/Door made I static",
            "field org/jitsi/fake/Door wide I",
            "method org/jitsi/fake/Door <init> ()V",
            "method org/jitsi/fake/Door of ()Lorg/jitsi/fake/Door; static",
            "method org/jitsi/fake/Door open ()V");
  }

  @Test
  void callsThroughAnInterfaceSaySo() throws IOException {
    assertThat(collect("void f(Lock l) { l.turn(1); }"))
        .containsExactly(
            "class org/jitsi/fake/Lock", "method org/jitsi/fake/Lock turn (I)V interface");
  }

  @Test
  void castsInstanceofCatchArraysAndClassConstants() throws IOException {
    assertThat(collect("boolean f(Object o) { return o instanceof Door; }"))
        .containsExactly("class org/jitsi/fake/Door");
    assertThat(collect("void f(Object o) { try { o.hashCode(); } catch (Jam e) { return; } }"))
        .containsExactly("class org/jitsi/fake/Jam");
    assertThat(collect("Object f() { return new Door[1][1]; }"))
        .containsExactly("class org/jitsi/fake/Door");
    assertThat(collect("Object f(Object o) { return ((Door[]) o).clone(); }"))
        .containsExactly("class org/jitsi/fake/Door");
    assertThat(collect("Object f() { return Door[].class; }"))
        .containsExactly("class org/jitsi/fake/Door");
  }

  @Test
  void declarationsAndTheirTypeArguments() throws IOException {
    assertThat(collect("Door d; void f(Lock l) throws Jam {} java.util.List<Side> sides;"))
        .containsExactly(
            "class org/jitsi/fake/Door",
            "class org/jitsi/fake/Jam",
            "class org/jitsi/fake/Lock",
            "class org/jitsi/fake/Side");
  }

  @Test
  void aLambdaImplementsAnInterfaceAndItsMethod() throws IOException {
    // One more abstract method in another release, or another name, would only fail when called.
    assertThat(collect("Lock l = key -> {};"))
        .containsExactly(
            "class org/jitsi/fake/Lock",
            "class org/jitsi/fake/Lock implemented",
            "method org/jitsi/fake/Lock turn (I)V interface");
  }

  @Test
  void methodReferencesAreCalls() throws IOException {
    assertThat(
            collect(
                "java.util.function.Consumer<Door> f = Door::open;"
                    + " java.util.function.Supplier<Door> g = Door::new;"
                    + " java.util.function.Supplier<Door> h = Door::of;"))
        .containsExactly(
            "class org/jitsi/fake/Door",
            "class org/jitsi/fake/Door created",
            "method org/jitsi/fake/Door <init> ()V",
            "method org/jitsi/fake/Door of ()Lorg/jitsi/fake/Door; static",
            "method org/jitsi/fake/Door open ()V");
  }

  @Test
  void ourSubclassStandsForItsHostParents() throws IOException {
    assertThat(
            collect(
                "static class Base extends Door { int own; void mine() {} }"
                    + " static class Mine extends Base implements Named {}"
                    + " void f(Mine m) { m.open(); m.paint(); m.mine(); m.own = m.wide;"
                    + " m.getClass(); }"))
        .containsExactly(
            "class org/jitsi/fake/Door",
            "class org/jitsi/fake/Door extended",
            "field org/jitsi/fake/Door wide I",
            "method org/jitsi/fake/Door <init> ()V",
            "method org/jitsi/fake/Door open ()V",
            "method org/jitsi/fake/Door paint ()V",
            "class org/jitsi/fake/Named implemented");
  }

  @Test
  void ourRecordsEnumsAndInterfacesInheritFromTheHostToo() throws IOException {
    assertThat(
            collect(
                "record R(int x) implements Named {} enum E implements Named { A }"
                    + " interface I extends Lock {}"
                    + " void f(R r, E e, I i) { r.label(); r.hashCode(); r.x(); e.label();"
                    + " e.ordinal(); i.turn(1); }"))
        .containsExactly(
            "class org/jitsi/fake/Lock implemented",
            "method org/jitsi/fake/Lock turn (I)V interface",
            "class org/jitsi/fake/Named",
            "class org/jitsi/fake/Named implemented",
            "method org/jitsi/fake/Named label ()Ljava/lang/String; interface");
  }

  @Test
  void aSwitchOverAHostEnumNeedsItsConstants() throws IOException {
    assertThat(collect("int f(Side s) { return switch (s) { case LEFT -> 1; default -> 2; }; }"))
        .containsExactly(
            "class org/jitsi/fake/Side",
            "field org/jitsi/fake/Side LEFT Lorg/jitsi/fake/Side; static",
            "method org/jitsi/fake/Side ordinal ()I",
            "method org/jitsi/fake/Side values ()[Lorg/jitsi/fake/Side; static");
  }

  @Test
  void recordsSealedTypesAndStringConcatenationNeedNothingOfTheHost() throws IOException {
    assertThat(
            collect(
                "sealed interface S { record A(String s) implements S {}"
                    + " enum B implements S { X } }"
                    + " String f(S s) { return s instanceof S.A a ? a + \"!\" + a.hashCode()"
                    + " : switch ((S.B) s) { case X -> \"x\" + s; }; }"))
        .isEmpty();
  }

  @Test
  void annotationsAreLeftOut() throws IOException {
    Path host =
        Compiled.sources(
            dir,
            List.of(),
            "package org.jitsi.fake; import java.lang.annotation.*;"
                + " @Retention(RetentionPolicy.RUNTIME) public @interface Mark {}");
    assertThat(
            Compiled.references(
                dir, host, "package ours; @org.jitsi.fake.Mark public class Guard {}"))
        .isEmpty();
  }

  @Test
  void onlyWhatTheModuleReachesCounts() throws IOException {
    assertThat(
            collectAll(
                "package ours; public class Guard { Near n; }",
                "package ours; public class Near { void f() { Runnable r = Far::go; } }",
                "package ours; public class Far { static void go() { org.jitsi.fake.Door.of(); } }",
                "package ours; public class Elsewhere { org.jitsi.fake.Side s; }"))
        .containsExactly(
            "class org/jitsi/fake/Door",
            "method org/jitsi/fake/Door of ()Lorg/jitsi/fake/Door; static");
  }

  @Test
  void aRootClassThatIsNotThereFails() {
    assertThatThrownBy(
            () -> new ReferenceCollector().collect(List.of(dir), Map.of("guard", "ours.Guard")))
        .isInstanceOf(IOException.class)
        .hasMessage("ours.Guard is in none of the given roots");
  }

  @Test
  void aForgottenRootFails() throws IOException {
    Path spi = Compiled.sources(dir, List.of(), "package jitsiprivacy.x; public class Part {}");
    assertThatThrownBy(
            () ->
                Compiled.references(
                    dir, spi, "package ours; public class Guard { jitsiprivacy.x.Part p; }"))
        .isInstanceOf(IOException.class)
        .hasMessage("jitsiprivacy.x.Part is in none of the given roots");
  }

  @Test
  void aRootThatIsNotThereFails() {
    Path none = dir.resolve("none");
    assertThatThrownBy(() -> new ReferenceCollector().collect(List.of(none), Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessage("neither a class directory nor a readable jar: " + none);
  }

  @Test
  void aBrokenClassOfOursFails() throws IOException {
    Files.createDirectory(dir.resolve("ours"));
    Files.write(dir.resolve("ours/Guard.class"), new byte[] {1, 2, 3});
    assertThatThrownBy(
            () -> new ReferenceCollector().collect(List.of(dir), Map.of("guard", "ours.Guard")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("ours.Guard cannot be read: ");
  }
}
