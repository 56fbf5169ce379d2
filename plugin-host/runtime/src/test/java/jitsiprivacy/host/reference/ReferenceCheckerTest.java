package jitsiprivacy.host.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guard compiled against one release of a host meets another. */
class ReferenceCheckerTest {
  private static final String JID = "package org.jitsi.fake; public class Jid {}";
  private static final String OTHER_JID = "package org.jitsi.other; public class Jid {}";

  @TempDir Path dir;

  private List<String> problems(String body, String before, String... after) throws IOException {
    String ours = "package ours; import org.jitsi.fake.*; public class Guard { " + body + " }";
    return Compiled.problems(dir, ours, List.of(JID, before), List.of(after));
  }

  private static String door(String body) {
    return "package org.jitsi.fake; public class Door { " + body + " }";
  }

  private static String type(String declaration) {
    return "package org.jitsi.fake; public " + declaration;
  }

  @Test
  void aMissingClassIsToldOnce() throws IOException {
    assertThat(
            problems(
                "Object o = new Door(); void f(Door d) { d.open(); }",
                door("public void open() {}"),
                JID))
        .containsExactly("org.jitsi.fake.Door is missing");
  }

  @Test
  void aMissingMethodIsNamedAsOperatorsReadIt() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(true, 1, null); }",
                door(
                    "public static class Builder {}"
                        + " public Builder open(boolean b, int i, Jid[] j) { return null; }"),
                door("public static class Builder {}"),
                JID))
        .containsExactly(
            "org.jitsi.fake.Door has no method open(boolean, int, Jid[]) returning Builder");
  }

  @Test
  void aChangedDescriptorShowsWhatIsThereInstead() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(true); }",
                door("public void open(boolean wide) {}"),
                door("public void open() {}")))
        .containsExactly(
            "org.jitsi.fake.Door has no method open(boolean) returning void,"
                + " only open() returning void");
  }

  @Test
  void aChangedReturnTypeIsAnotherMethod() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(); }",
                door("public void open() {}"),
                door("public boolean open() { return true; }")))
        .containsExactly(
            "org.jitsi.fake.Door has no method open() returning void,"
                + " only open() returning boolean");
  }

  @Test
  void typesOfOneSimpleNameAreToldApart() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(null); }",
                door("public void open(Jid who) {}"),
                JID,
                OTHER_JID,
                door("public void open(org.jitsi.other.Jid who) {}")))
        .containsExactly(
            "org.jitsi.fake.Door has no method open(org.jitsi.fake.Jid) returning void,"
                + " only open(org.jitsi.other.Jid) returning void");
  }

  @Test
  void aTypeOnlyInADescriptorMustBeThere() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(null); }",
                door("public void open(Jid who) {}"),
                door("public void open() {}")))
        .contains("org.jitsi.fake.Jid is missing");
  }

  @Test
  void aMissingConstructorIsNotTakenFromTheSuperclass() throws IOException {
    assertThat(
            problems(
                "Object o = new Door(1);",
                door("public Door(int i) {}"),
                type("class Door extends Wall {}"),
                type("class Wall { public Wall(int i) {} public Wall() {} }")))
        .containsExactly("org.jitsi.fake.Door has no constructor (int), only ()");
  }

  @Test
  void staticnessCounts() throws IOException {
    String instance = door("public int n; public void open() {}");
    String statics = door("public static int n; public static void open() {}");
    assertThat(problems("void f(Door d) { d.open(); d.n = 1; }", instance, statics))
        .containsExactly(
            "org.jitsi.fake.Door: field n of type int has become static",
            "org.jitsi.fake.Door: method open() returning void has become static");
    assertThat(problems("void f() { Door.open(); Door.n = 1; }", statics, instance))
        .containsExactly(
            "org.jitsi.fake.Door: field n of type int is no longer static",
            "org.jitsi.fake.Door: method open() returning void is no longer static");
  }

  @Test
  void aClassThatBecameAnInterfaceCannotBeCalledAsOne() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(); }",
                door("public void open() {}"),
                type("interface Door { void open(); }")))
        .containsExactly("org.jitsi.fake.Door is an interface, not a class");
  }

  @Test
  void anInterfaceThatBecameAClassCannotBeImplemented() throws IOException {
    assertThat(
            problems(
                "class Mine implements Door {} Object o = new Mine();",
                type("interface Door {}"),
                door("")))
        .containsExactly("org.jitsi.fake.Door is a class, not an interface");
  }

  @Test
  void aClassThatBecameAnInterfaceOrAbstractCannotBeCreated() throws IOException {
    assertThat(problems("Object o = new Door();", door(""), type("interface Door {}")))
        .contains("org.jitsi.fake.Door is an interface, not a class");
    assertThat(
            problems(
                "Object o = new Door();",
                door(""),
                type("abstract class Door { public Door() {} }")))
        .containsExactly("org.jitsi.fake.Door is abstract");
  }

  @Test
  void whatWeExtendMustBeExtendable() throws IOException {
    String mine = "class Mine extends Door {} Object o = new Mine();";
    assertThat(problems(mine, door(""), type("final class Door { public Door() {} }")))
        .containsExactly("org.jitsi.fake.Door is final");
    assertThat(
            problems(
                mine,
                door(""),
                type(
                    "sealed class Door { public Door() {} static final class One extends Door {} }")))
        .containsExactly("org.jitsi.fake.Door is sealed");
    assertThat(problems(mine, door(""), type("interface Door {}")))
        .contains("org.jitsi.fake.Door is an interface, not a class");
  }

  @Test
  void aSealedInterfaceCannotBeImplemented() throws IOException {
    assertThat(
            problems(
                "Door d = () -> {};",
                type("interface Door { void open(); }"),
                type(
                    "sealed interface Door { void open();"
                        + " record One() implements Door { public void open() {} } }")))
        .containsExactly("org.jitsi.fake.Door is sealed");
  }

  @Test
  void aMemberThatMovedUpIsStillFound() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(); d.n = Door.m; Door.make(); }",
                door(
                    "public int n; public static int m; public void open() {}"
                        + " public static void make() {}"),
                type("class Door extends Wall {}"),
                type(
                    "class Wall implements Top { public int n; public void open() {}"
                        + " public static void make() {} }"),
                type("interface Top { int m = 7; }")))
        .isEmpty();
  }

  @Test
  void aDefaultMethodOfASuperinterfaceIsFoundAndAStaticOneIsNot() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(); }",
                door("public void open() {}"),
                type("class Door implements Top {}"),
                type("interface Top extends Tip {}"),
                type("interface Tip { default void open() {} }")))
        .isEmpty();
    assertThat(
            problems(
                "void f() { Door.open(); }",
                door("public static void open() {}"),
                type("class Door implements Top {}"),
                type("interface Top { static void open() {} }")))
        .containsExactly("org.jitsi.fake.Door has no method open() returning void");
  }

  @Test
  void anAbstractClassMayLeaveAMethodToItsInterface() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(); }",
                type("abstract class Door { public abstract void open(); }"),
                type("abstract class Door implements Top {}"),
                type("interface Top { void open(); }")))
        .isEmpty();
  }

  @Test
  void anInterfaceInheritsOnlyThePublicMethodsOfObject() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.hashCode(); d.toString(); }",
                type("interface Door {}"),
                type("interface Door {}")))
        .isEmpty();
    assertThat(
            problems(
                "void f(Door d) { d.finalize(); }",
                type("interface Door { void finalize(); }"),
                type("interface Door {}")))
        .containsExactly("org.jitsi.fake.Door has no method finalize() returning void");
  }

  @Test
  void aFieldOfAnotherTypeIsMissing() throws IOException {
    assertThat(
            problems("void f(Door d) { d.n = 1; }", door("public int n;"), door("public long n;")))
        .containsExactly("org.jitsi.fake.Door has no field n of type int");
  }

  @Test
  void whatIsNoLongerPublicIsAMismatchUnlessProtected() throws IOException {
    String before = door("public int n; public void open() {} public void shut() {}");
    assertThat(
            problems(
                "void f(Door d) { d.open(); d.shut(); d.n = 1; }",
                before,
                door("int n; private void open() {} protected void shut() {}")))
        .containsExactly(
            "org.jitsi.fake.Door: field n of type int is package-private",
            "org.jitsi.fake.Door: method open() returning void is private");
  }

  @Test
  void aConstructorThatIsNoLongerPublicIsAMismatch() throws IOException {
    assertThat(
            problems(
                "Object o = new Door(1);", door("public Door(int i) {}"), door("Door(int i) {}")))
        .containsExactly("org.jitsi.fake.Door: constructor (int) is package-private");
  }

  @Test
  void aClassThatIsNoLongerPublicIsAMismatch() throws IOException {
    assertThat(
            problems(
                "void f(Door d) { d.open(); }",
                door("public void open() {}"),
                type("class Jid {} class Door { public void open() {} }")))
        .containsExactly("org.jitsi.fake.Door is not public");
  }

  @Test
  void aHalfInstalledHostIsAMismatch() throws IOException {
    String door = type("class Door extends Wall { public void open() {} }");
    String wall = type("class Wall { public void shut() {} }");
    Path whole = Compiled.sources(dir, List.of(), door, wall);
    String ours =
        "package ours; import org.jitsi.fake.*;"
            + " public class Guard { void f(Door d) { d.open(); d.shut(); } }";
    var references = Compiled.references(dir, whole, ours);
    Files.delete(whole.resolve("org/jitsi/fake/Wall.class"));

    assertThat(Compiled.check(references, whole))
        .containsExactly("org.jitsi.fake.Door needs org.jitsi.fake.Wall, which is missing");
  }

  @Test
  void aBrokenClassFileIsAMismatch() {
    Reference door = new ClassReference("org/jitsi/fake/Door", ClassReference.Use.MENTIONED);
    List<Mismatch> mismatches =
        new ReferenceChecker(name -> new byte[] {1, 2, 3}).check(List.of(door));
    assertThat(mismatches).hasSize(1);
    assertThat(mismatches.get(0).reference()).isEqualTo(door);
    assertThat(mismatches.get(0).problem())
        .startsWith("the class file of org.jitsi.fake.Door cannot be read: ");
  }

  @Test
  void aClassFileIsReadOnce() throws IOException {
    Path host = Compiled.sources(dir, List.of(), door("public int n; public void open() {}"));
    Map<String, Integer> reads = new TreeMap<>();
    try (ClassPath classes = ClassSource.fromPaths(List.of(host))) {
      ClassSource counting =
          name -> {
            reads.merge(name, 1, Integer::sum);
            return classes.find(name);
          };
      var references =
          new TreeSet<Reference>(
              List.of(
                  new FieldReference("org/jitsi/fake/Door", "n", "I", false),
                  new MethodReference("org/jitsi/fake/Door", "open", "()V", false, false),
                  new ClassReference("org/jitsi/fake/None", ClassReference.Use.MENTIONED)));
      ReferenceChecker checker = new ReferenceChecker(counting);
      assertThat(checker.check(references)).hasSize(1);
      assertThat(checker.check(references)).hasSize(1);
    }
    assertThat(reads).isEqualTo(Map.of("org/jitsi/fake/Door", 1, "org/jitsi/fake/None", 1));
  }
}
