package jitsiprivacy.host.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.spi.NamedHook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookCheckerTest {
  @TempDir Path dir;

  /** The host of the hook that is tried: its signature changed between releases. */
  private HookResult check(String body) throws IOException {
    Path host =
        Compiled.sources(
            dir, List.of(), "package org.jitsi.fake; public abstract class Room { " + body + " }");
    NamedHook hook =
        new NamedHook("invite", "org.jitsi.fake.Room", "invite", List.of("(I)V", "(IZ)V"));
    try (ClassPath classes = ClassSource.fromPaths(List.of(host))) {
      return new HookChecker(classes).check(hook);
    }
  }

  @Test
  void eitherSignatureMatchesEvenWhenPrivate() throws IOException {
    assertThat(check("private void invite(int who) {}")).isEqualTo(new HookMatch("(I)V"));
    assertThat(check("void invite(int who, boolean late) {} void invite() {}"))
        .isEqualTo(new HookMatch("(IZ)V"));
  }

  @Test
  void anUnknownSignatureIsListed() throws IOException {
    assertThat(check("void invite(long who) {} boolean invite() { return true; }"))
        .isEqualTo(
            new HookProblem("org.jitsi.fake.Room.invite takes none of (I)V, (IZ)V but ()Z, (J)V"));
  }

  @Test
  void twoAcceptedSignaturesAreAProblem() throws IOException {
    assertThat(check("void invite(int who) {} void invite(int who, boolean late) {}"))
        .isEqualTo(
            new HookProblem("org.jitsi.fake.Room.invite is there more than once: (I)V, (IZ)V"));
  }

  @Test
  void aMethodWithoutABodyIsAProblem() throws IOException {
    assertThat(check("abstract void invite(int who);"))
        .isEqualTo(new HookProblem("org.jitsi.fake.Room.invite(I)V is abstract"));
    assertThat(check("native void invite(int who);"))
        .isEqualTo(new HookProblem("org.jitsi.fake.Room.invite(I)V is native"));
  }

  @Test
  void aMissingMethodOrClassIsAProblem() throws IOException {
    assertThat(check("")).isEqualTo(new HookProblem("org.jitsi.fake.Room has no method invite"));
    NamedHook hook = new NamedHook("x", "org.jitsi.fake.None", "f", List.of("()V"));
    assertThat(new HookChecker(ClassSource.ofJdk()).check(hook))
        .isEqualTo(new HookProblem("org.jitsi.fake.None is missing"));
  }

  @Test
  void aBrokenClassFileIsAProblem() {
    NamedHook hook = new NamedHook("x", "org.jitsi.fake.Room", "f", List.of("()V"));
    assertThat(new HookChecker(name -> new byte[3]).check(hook)).isInstanceOf(HookProblem.class);
  }
}
