package jitsiprivacy.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import jitsiprivacy.audit.archive.ArchiveReader;
import jitsiprivacy.audit.archive.EntryFilter;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.GuardSettings;
import jitsiprivacy.spi.GuardSettings.Setting;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.StateDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsRecordTest {

  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  @TempDir Path state;
  private final Alerts alerts = new Alerts();
  private final TreeMap<String, Setting> settings = new TreeMap<>();
  private AuditInstallation installation;
  private InstalledTrail trail;

  @BeforeEach
  void open() throws Exception {
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    installation = new AuditInstallation(state);
    trail =
        new InstalledTrail(installation, Clock.systemUTC(), new TrailAlerts(OnFault.DENY, alerts));
    settings.put("consent-gate", new Setting(true, ONE));
    settings.put("recording-guard", new Setting(false, ONE));
  }

  @AfterEach
  void close() throws Exception {
    trail.close();
  }

  private SettingsRecord starts(Host host) {
    return new SettingsRecord(
        trail, () -> new GuardSettings(settings), host, new StateDirectory(state), alerts);
  }

  private List<String> facts() throws Exception {
    List<String> facts = new ArrayList<>();
    new ArchiveReader(installation.archive(), installation.signingKey().verifier())
        .forwards(
            EntryFilter.any(),
            entry -> facts.add(entry.text().replaceAll(".*\"facts\":", "").replace(ONE, "one")));
    return facts.subList(1, facts.size());
  }

  @Test
  void whatIsSetOtherwiseThanTheLastTimeIsOnRecord() throws Exception {
    installation.make("meet.example/audit");
    starts(Host.JICOFO).record();
    assertThat(facts())
        .containsExactly(
            "{\"digest\":\"one\",\"enabled\":true,\"guard\":\"consent-gate\",\"program\":\"jicofo\"}}");
    SettingsRecord again = starts(Host.JICOFO);
    again.record();
    assertThat(facts()).hasSize(1);

    settings.put("consent-gate", new Setting(false, TWO));
    again.record();
    again.record();
    starts(Host.JICOFO).record();
    assertThat(facts()).hasSize(2);
    assertThat(facts().get(1)).contains("\"enabled\":false").contains(TWO);
    assertThat(alerts.standing).isEmpty();
  }

  @Test
  void eachProgramHasSettingsOfItsOwn() throws Exception {
    installation.make("meet.example/audit");
    starts(Host.JICOFO).record();
    starts(Host.JVB).record();
    assertThat(facts()).hasSize(2);
    assertThat(facts().get(1)).contains("\"program\":\"jvb\"");
  }

  @Test
  void withoutATrailItIsDoneLater() throws Exception {
    SettingsRecord start = starts(Host.JICOFO);
    assertThatExceptionOfType(AuditException.class).isThrownBy(start::record);
    assertThat(alerts.standing).containsOnlyKeys("not-open");
    assertThat(alerts.standing.get("not-open"))
        .contains("jitsi-privacy audit init NAME")
        .contains("does not happen until it can be");
    installation.make("meet.example/audit");
    start.record();
    assertThat(facts()).hasSize(1);
    assertThat(alerts.standing).isEmpty();
  }

  @Test
  void whatCannotBeRememberedIsSaid() throws Exception {
    installation.make("meet.example/audit");
    Files.createFile(state.resolve("settings"));
    SettingsRecord start = starts(Host.JICOFO);
    start.record();
    start.record();
    assertThat(facts()).hasSize(1);
    assertThat(alerts.standing).containsOnlyKeys("settings-not-kept");
  }

  @Test
  void whatIsRememberedAndDamagedCountsForNothing() throws Exception {
    installation.make("meet.example/audit");
    Files.createDirectory(state.resolve("settings"));
    Files.writeString(state.resolve("settings/jicofo"), "consent-gate on\n\u0000\n");
    starts(Host.JICOFO).record();
    assertThat(facts()).hasSize(1);
  }

  private static final class Alerts implements GuardHealth {
    private final TreeMap<String, String> standing = new TreeMap<>();

    @Override
    public void hole(String id, String text) {}

    @Override
    public void closed(String id) {}

    @Override
    public void alert(String id, String text, Throwable cause) {
      standing.put(id, text);
    }

    @Override
    public void recovered(String id) {
      standing.remove(id);
    }
  }
}
