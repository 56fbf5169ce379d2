package jitsiprivacy.host.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import jitsiprivacy.agent.bridge.UnusableConfiguration;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.reference.ClassSource;
import jitsiprivacy.host.reference.MethodReference;
import jitsiprivacy.host.reference.Reference;
import jitsiprivacy.host.reference.ReferenceFile;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.OnFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardSelectionTest {
  private static final Reference GONE =
      new MethodReference("java/lang/Runnable", "gone", "()V", false, true);
  private static final String WHY =
      "does not fit this version of the host: java.lang.Runnable has no method gone()"
          + " returning void";

  @TempDir Path dir;

  private final Health health = new Health();
  private final List<GuardModule> installed = new ArrayList<>();
  private ClassSource classes = ClassSource.fromLoader(getClass().getClassLoader());
  private Path jar;
  private Path main;

  @BeforeEach
  void files() throws IOException {
    jar = Files.createDirectory(dir.resolve("jar"));
    main = Files.createFile(dir.resolve("privacy.conf"));
    Files.writeString(
        jar.resolve("reference.conf"),
        """
        privacy {
          on-fault = deny, state-dir = /state, run-dir = /run
          a.enabled = true, b.enabled = true, c.enabled = true
        }
        """);
  }

  private void guard(String id, Class<? extends Record> options, String... requires)
      throws Exception {
    install(id, options, Set.of(requires), Set.of());
  }

  private void install(
      String id, Class<? extends Record> options, Set<String> requires, Set<String> uses)
      throws Exception {
    installed.add(
        (GuardModule)
            new JarOf(GuardFixture.class, jar)
                .loadClass(GuardFixture.class.getName())
                .getConstructor(String.class, Class.class, Set.class, Set.class)
                .newInstance(id, options, requires, uses));
  }

  private void references(String guard, Reference... references) throws IOException {
    Path list = jar.resolve(ReferenceFile.resource(guard));
    Files.createDirectories(list.getParent());
    try (var out = Files.newOutputStream(list)) {
      ReferenceFile.write(List.of(references), out);
    }
  }

  private GuardSelection select(Host host, OnFault onFault) throws Exception {
    try (URLClassLoader defaults = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      PrivacyConfig config =
          PrivacyConfig.load(main, InstalledGuards.sections(installed), defaults);
      return GuardSelection.of(host, installed, config, fit(), onFault, health);
    }
  }

  private CompletableFuture<Fit> fit() {
    return CompletableFuture.completedFuture(Fit.of(installed, classes));
  }

  private static List<String> ids(List<GuardModule> guards) {
    return guards.stream().map(GuardModule::id).toList();
  }

  private List<String> report() {
    return health.report().stream()
        .map(guard -> guard.id() + " " + guard.state().id() + " " + texts(guard))
        .toList();
  }

  private static List<String> texts(Health.GuardReport guard) {
    return guard.alerts().values().stream().map(Health.AlertReport::text).toList();
  }

  @Test
  void aHostThatWeOurselvesDoNotFitIsNotStarted() throws Exception {
    guard("a", GuardFixture.A.class);
    references("a");
    classes = withoutClassesOf("org.jivesoftware.smack.AbstractXMPPConnection");
    assertThatExceptionOfType(UnusableConfiguration.class)
        .isThrownBy(() -> select(Host.JICOFO, OnFault.DENY))
        .withMessage(
            "this version of the host lacks what we need:"
                + " org.jivesoftware.smack.AbstractXMPPConnection is missing, so no guard would"
                + " hold. Set privacy.on-fault = allow to start unprotected.");
  }

  @Test
  void aHostThatWeOurselvesDoNotFitIsUnprotectedWhenFaultsAreAllowed() throws Exception {
    guard("a", GuardFixture.A.class);
    references("a");
    classes = withoutClassesOf("org.jivesoftware.smack.packet.StanzaError");
    GuardSelection selection = select(Host.JICOFO, OnFault.ALLOW);
    assertThat(selection.active()).isEmpty();
    assertThat(selection.closed()).isEmpty();
    assertThat(report())
        .containsExactly(
            "a unprotected []",
            "plugin-host unprotected [this version of the host lacks what we need:"
                + " org.jivesoftware.smack.packet.StanzaError is missing]");
  }

  @Test
  void aHostWithoutAnyGuardStartsWhateverItIs() throws Exception {
    guard("a", GuardFixture.A.class);
    classes = ClassSource.ofJdk();
    assertThat(select(Host.JVB, OnFault.DENY).active()).isEmpty();
    assertThat(report()).containsExactly("a elsewhere []");
  }

  @Test
  void whatOnlyMetricsNeedIsNoReasonNotToStart() throws Exception {
    guard("a", GuardFixture.A.class);
    references("a");
    classes = withoutClassesOf("io.prometheus.client.Collector");
    assertThat(ids(select(Host.JICOFO, OnFault.DENY).active())).containsExactly("a");
    assertThat(fit().join().metricsProblems())
        .containsExactly("io.prometheus.client.Collector is missing");
  }

  private static ClassSource withoutClassesOf(String gone) {
    ClassSource all = ClassSource.fromLoader(GuardSelectionTest.class.getClassLoader());
    return name -> name.equals(gone.replace('.', '/')) ? null : all.find(name);
  }

  @Test
  void aGuardWhoseReferencesFitIsActive() throws Exception {
    guard("a", GuardFixture.A.class);
    references("a", new MethodReference("java/lang/Runnable", "run", "()V", false, true));
    GuardSelection selection = select(Host.JICOFO, OnFault.DENY);
    assertThat(ids(selection.active())).containsExactly("a");
    assertThat(selection.closed()).isEmpty();
    assertThat(report()).containsExactly("a active []");
  }

  @Test
  void aGuardThatDoesNotFitIsClosed() throws Exception {
    guard("a", GuardFixture.A.class);
    references("a", GONE);
    GuardSelection selection = select(Host.JICOFO, OnFault.DENY);
    assertThat(selection.active()).isEmpty();
    assertThat(ids(selection.closed())).containsExactly("a");
    assertThat(report()).containsExactly("a closed [" + WHY + "]");
  }

  @Test
  void aGuardThatDoesNotFitIsUnprotectedWhenFaultsAreAllowed() throws Exception {
    guard("a", GuardFixture.A.class);
    references("a", GONE);
    GuardSelection selection = select(Host.JICOFO, OnFault.ALLOW);
    assertThat(selection.active()).isEmpty();
    assertThat(selection.closed()).isEmpty();
    assertThat(report()).containsExactly("a unprotected [" + WHY + "]");
  }

  @Test
  void aMissingOrDamagedListClosesToo() throws Exception {
    guard("a", GuardFixture.A.class);
    guard("b", GuardFixture.B.class);
    references("b");
    Files.writeString(jar.resolve(ReferenceFile.resource("b")), "something else\n");
    assertThat(ids(select(Host.JICOFO, OnFault.DENY).closed())).containsExactly("a", "b");
    assertThat(report().get(0)).contains("its jar holds no " + ReferenceFile.resource("a"));
    assertThat(report().get(1)).contains("its reference list cannot be read: ");
  }

  @Test
  void whatNeedsAClosedGuardIsClosedHoweverFarAway() throws Exception {
    guard("a", GuardFixture.A.class, "b");
    guard("b", GuardFixture.B.class, "c");
    guard("c", GuardFixture.C.class);
    references("a");
    references("b");
    references("c", GONE);
    GuardSelection selection = select(Host.JICOFO, OnFault.DENY);
    assertThat(selection.active()).isEmpty();
    assertThat(ids(selection.closed())).containsExactly("a", "b", "c");
    assertThat(report())
        .containsExactly(
            "a closed [does not fit this version of the host: needs b, which cannot run]",
            "b closed [does not fit this version of the host: needs c, which cannot run]",
            "c closed [" + WHY + "]");
  }

  @Test
  void whatDoesNotNeedAClosedGuardIsActive() throws Exception {
    guard("a", GuardFixture.A.class);
    guard("b", GuardFixture.B.class, "a");
    guard("c", GuardFixture.C.class);
    references("a");
    references("b");
    references("c", GONE);
    GuardSelection selection = select(Host.JICOFO, OnFault.DENY);
    assertThat(ids(selection.active())).containsExactly("a", "b");
    assertThat(ids(selection.closed())).containsExactly("c");
  }

  @Test
  void whatUsesAGuardIsClosedWithItAndRunsWithoutADisabledOne() throws Exception {
    install("a", GuardFixture.A.class, Set.of(), Set.of("b"));
    guard("b", GuardFixture.B.class);
    references("a");
    references("b", GONE);
    assertThat(ids(select(Host.JICOFO, OnFault.DENY).closed())).containsExactly("a", "b");
    Files.writeString(main, "privacy.b.enabled = false");
    assertThat(ids(select(Host.JICOFO, OnFault.DENY).active())).containsExactly("a");
  }

  @Test
  void needingADisabledGuardIsAnUnusableConfiguration() throws Exception {
    guard("a", GuardFixture.A.class, "b");
    guard("b", GuardFixture.B.class);
    Files.writeString(main, "privacy.b.enabled = false");
    assertThatExceptionOfType(UnusableConfiguration.class)
        .isThrownBy(() -> select(Host.JICOFO, OnFault.ALLOW))
        .withMessage("privacy.a is enabled but needs privacy.b.enabled = true (in [" + main + "])");
  }

  @Test
  void aDisabledGuardNeedsNothingAndIsNotChecked() throws Exception {
    guard("a", GuardFixture.A.class, "b");
    guard("b", GuardFixture.B.class);
    Files.writeString(main, "privacy { a.enabled = false, b.enabled = false }");
    GuardSelection selection = select(Host.JICOFO, OnFault.DENY);
    assertThat(selection.active()).isEmpty();
    assertThat(selection.closed()).isEmpty();
    assertThat(report()).containsExactly("a disabled []", "b disabled []");
  }

  @Test
  void aGuardOfTheOtherProgramIsElsewhereAndNotChecked() throws Exception {
    guard("a", GuardFixture.A.class);
    assertThat(select(Host.JVB, OnFault.DENY).closed()).isEmpty();
    assertThat(report()).containsExactly("a elsewhere []");
  }

  /** Loads one class anew, as if it came in a jar with the files of a directory. */
  private static final class JarOf extends ClassLoader {
    private final Class<?> type;
    private final Path files;

    JarOf(Class<?> type, Path files) {
      super(type.getClassLoader());
      this.type = type;
      this.files = files;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(type.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    protected URL findResource(String name) {
      try {
        Path file = files.resolve(name);
        return Files.exists(file) ? file.toUri().toURL() : null;
      } catch (IOException e) {
        return null;
      }
    }
  }
}
