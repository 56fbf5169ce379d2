package jitsiprivacy.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jitsiprivacy.agent.bridge.Bridge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of design §3, on the classes that are shipped. */
class HouseRulesTest {

  private static final String[] GUARD_LIBRARIES = {
    "jitsiprivacy.consent..",
    "jitsiprivacy.recording..",
    "jitsiprivacy.retention..",
    "jitsiprivacy.anonymizer..",
    "jitsiprivacy.audit.."
  };

  private static JavaClasses ours;

  @BeforeAll
  static void read() {
    ours =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/relocated/")) // Relocated, not ours.
            .importPackages(
                "jitsiprivacy.agent",
                "jitsiprivacy.spi",
                "jitsiprivacy.host",
                "jitsiprivacy.consent",
                "jitsiprivacy.recording",
                "jitsiprivacy.retention",
                "jitsiprivacy.anonymizer",
                "jitsiprivacy.audit",
                "jitsiprivacy.logs",
                "jitsiprivacy.trail",
                "jitsiprivacy.jicofo",
                "jitsiprivacy.jvb",
                "jitsiprivacy.colibri",
                "jitsiprivacy.cli");
    assertThat(ours.size()).isGreaterThan(100);
  }

  @Test
  void guardLibrariesKnowNoJitsiAndNoHost() {
    noClasses()
        .that()
        .resideInAnyPackage(GUARD_LIBRARIES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jivesoftware..",
            "org.jxmpp..",
            "org.jitsi..",
            "jitsiprivacy.spi..",
            "jitsiprivacy.host..",
            "jitsiprivacy.agent..",
            "jitsiprivacy.jicofo..",
            "jitsiprivacy.jvb..",
            "jitsiprivacy.colibri..",
            "jitsiprivacy.logs..",
            "jitsiprivacy.trail..",
            "jitsiprivacy.cli..")
        .check(ours);
  }

  @Test
  void guardLibrariesDoNotKnowOneAnother() {
    noClasses()
        .that()
        .resideInAPackage("jitsiprivacy.consent..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jitsiprivacy.recording..")
        .check(ours);
    noClasses()
        .that()
        .resideInAPackage("jitsiprivacy.recording..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jitsiprivacy.consent..")
        .check(ours);
  }

  @Test
  void guardsKnowTheHostOfPluginsOnlyThroughTheInterface() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "jitsiprivacy.jicofo..",
            "jitsiprivacy.jvb..",
            "jitsiprivacy.colibri..",
            "jitsiprivacy.logs..",
            "jitsiprivacy.trail..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jitsiprivacy.host..", "jitsiprivacy.agent..")
        .check(ours);
  }

  @Test
  void nothingThatRunsInJitsiKnowsTheCommand() {
    noClasses()
        .that()
        .resideOutsideOfPackage("jitsiprivacy.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jitsiprivacy.cli..")
        .check(ours);
  }

  @Test
  void thereIsNoStaticState() {
    noFields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .and()
        .areNotDeclaredIn(Bridge.class)
        .should()
        .notBeFinal()
        .check(ours);
  }

  @Test
  void classesOfAHostAreNamedInOneFileOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("jitsiprivacy.jicofo.hooks", "jitsiprivacy.jvb.hooks")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jitsi.jicofo..", "org.jitsi.videobridge..")
        .check(ours);
  }
}
