package jitsiprivacy.host.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import jitsiprivacy.agent.bridge.GuestFactory;
import jitsiprivacy.spi.GuardModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real bytecode of ours against the Smack on the test's class path. */
class RealHostTest {
  private static final ClassSource SMACK =
      ClassSource.fromLoader(RealHostTest.class.getClassLoader());

  @TempDir Path dir;

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<Path> roots() throws URISyntaxException {
    return List.of(home(SmackGuard.class), home(GuardModule.class));
  }

  private void declare(String... classNames) throws IOException {
    Path services = dir.resolve("META-INF/services/jitsiprivacy.spi.GuardModule");
    Files.createDirectories(services.getParent());
    Files.write(services, List.of(classNames));
  }

  private void main() throws IOException, URISyntaxException {
    ReferenceCollector.main(
        new String[] {
          dir.resolve("out").toString(),
          dir.toString(),
          home(SmackGuard.class).toString(),
          home(GuardModule.class).toString()
        });
  }

  @Test
  void theInterfaceForGuardsFitsSmack() throws IOException, URISyntaxException {
    SortedSet<Reference> references =
        new ReferenceCollector()
            .collect(List.of(home(GuardModule.class)), Map.of("spi", GuardModule.class.getName()))
            .get("spi");
    assertThat(references)
        .extracting(Reference::text)
        .contains(
            "class org/jivesoftware/smack/packet/IQ",
            "class org/jivesoftware/smack/packet/Stanza",
            "class org/jivesoftware/smack/packet/StanzaError$Condition");
    assertThat(new ReferenceChecker(SMACK).check(references)).isEmpty();
  }

  @Test
  void aGuardFitsSmack() throws IOException, URISyntaxException {
    SortedSet<Reference> references =
        new ReferenceCollector()
            .collect(roots(), Map.of("guard", SmackGuard.class.getName()))
            .get("guard");
    assertThat(references)
        .extracting(Reference::text)
        .contains(
            "class org/jivesoftware/smack/packet/IQ extended",
            "class org/jivesoftware/smack/filter/StanzaFilter implemented",
            "class org/jivesoftware/smack/filter/StanzaFilter implemented",
            "method org/jivesoftware/smack/packet/IQ getType ()Lorg/jivesoftware/smack/packet/IQ$Type;",
            "method org/jivesoftware/smack/packet/Stanza getFrom ()Lorg/jxmpp/jid/Jid;",
            "field org/jivesoftware/smack/packet/IQ$Type get Lorg/jivesoftware/smack/packet/IQ$Type; static");
    assertThat(new ReferenceChecker(SMACK).check(references)).isEmpty();
  }

  @Test
  void aHostWithoutSmackIsTold() throws IOException, URISyntaxException {
    SortedSet<Reference> references =
        new ReferenceCollector()
            .collect(roots(), Map.of("guard", SmackGuard.class.getName()))
            .get("guard");
    assertThat(new ReferenceChecker(ClassSource.ofJdk()).check(references))
        .extracting(Mismatch::problem)
        .contains("org.jivesoftware.smack.packet.IQ is missing")
        .allMatch(problem -> problem.endsWith(" is missing"));
  }

  @Test
  void mainWritesAFileThatChecks() throws IOException, URISyntaxException {
    declare("# guards", SmackGuard.class.getName() + " # the only one", "");
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    try {
      main();
    } finally {
      System.setOut(before);
    }
    Path file = dir.resolve("out").resolve(ReferenceFile.resource("smack-guard"));
    try (InputStream in = Files.newInputStream(file)) {
      SortedSet<Reference> references = ReferenceFile.read(in);
      assertThat(said.toString(UTF_8))
          .isEqualToIgnoringNewLines(
              "references to the host: smack-guard " + references.size() + "\n");
      assertThat(new ReferenceChecker(SMACK).check(references)).isEmpty();
    }
    byte[] first = Files.readAllBytes(file);
    main();
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void mainFailsWhenNothingIsDeclared() {
    assertThatThrownBy(this::main)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "neither META-INF/services/jitsiprivacy.spi.GuardModule nor"
                + " META-INF/services/jitsiprivacy.agent.bridge.GuestFactory of "
                + dir
                + " names a class");
    assertThatThrownBy(() -> ReferenceCollector.main(new String[] {"out"}))
        .hasMessage("expected: <output directory> <class directory or jar>...");
  }

  @Test
  void mainFailsWhenAServiceIsNotThereOrNoGuard() throws IOException {
    declare("jitsiprivacy.host.reference.None");
    assertThatThrownBy(this::main)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("jitsiprivacy.host.reference.None is of no use as a guard: ");
    declare("java.lang.String");
    assertThatThrownBy(this::main)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("java.lang.String is of no use as a guard: ");
    declare("");
    assertThatThrownBy(this::main).hasMessageEndingWith(" names a class");
  }

  @Test
  void mainFailsWhenTwoGuardsHaveOneName() throws IOException {
    declare(SmackGuard.class.getName(), SmackGuard.class.getName());
    assertThatThrownBy(this::main).hasMessageEndingWith(" are both called smack-guard");
  }

  @Test
  void mainDeletesTheFileOfAGuardThatIsGone() throws IOException, URISyntaxException {
    declare(SmackGuard.class.getName());
    Path stale = dir.resolve("out").resolve(ReferenceFile.resource("gone"));
    Files.createDirectories(stale.getParent());
    Files.writeString(stale, "of an earlier build");
    main();
    assertThat(stale).doesNotExist();
    assertThat(dir.resolve("out").resolve(ReferenceFile.resource("smack-guard"))).exists();
  }

  @Test
  void theBuildCollectedWhatTheHostOfGuardsNeedsAndSmackHasIt() throws IOException {
    assertThat(DeclaredServices.HOST)
        .isEqualTo("META-INF/services/" + GuestFactory.class.getName());
    try (InputStream in =
        getClass().getResourceAsStream("/" + ReferenceFile.resource(ReferenceFile.HOST))) {
      SortedSet<Reference> references = ReferenceFile.read(in);
      assertThat(references)
          .extracting(Reference::text)
          .contains(
              "method org/jivesoftware/smack/AbstractXMPPConnection sendStanza"
                  + " (Lorg/jivesoftware/smack/packet/Stanza;)V",
              "class org/jivesoftware/smack/packet/StanzaError$Condition",
              "class io/prometheus/client/Collector extended");
      assertThat(new ReferenceChecker(SMACK).check(references)).isEmpty();
    }
  }
}
