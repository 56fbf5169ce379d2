package jitsiprivacy.jvb.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jitsiprivacy.jvb.BridgeGuardOptions;
import jitsiprivacy.spi.GuardHealth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest implements GuardHealth {

  private static final String ALL_OPEN =
      """
      videobridge { apis.rest.enabled = true, relay.enabled = true }
      jmt.debug.pcap.enabled = true
      """;

  @TempDir Path directory;
  private final Map<String, String> holes = new HashMap<>();
  private final Map<String, String> alerts = new HashMap<>();

  private JvbSettings settings(String text) throws IOException {
    return new JvbSettings(Files.writeString(directory.resolve("jvb.conf"), text).toString());
  }

  @Test
  void nothingIsOpenWhereNothingIsSaid() throws IOException {
    for (JvbSettings settings :
        List.of(settings(""), settings("jmt {"), new JvbSettings(null), new JvbSettings("/no"))) {
      assertThat(settings.hasColibriRest()).isFalse();
      assertThat(settings.mayCapture()).isFalse();
      assertThat(settings.hasRelays()).isFalse();
    }
  }

  @Test
  void noCaptureBegins() throws IOException {
    CaptureGuard guard = new CaptureGuard(settings(ALL_OPEN), this);
    guard.attached(null);
    assertThat(guard.enter(this, new Object[0])).isFalse();
    assertThat(alerts).containsOnlyKeys("capture");
    assertThat(holes).isEmpty();
  }

  @Test
  void whereTheBridgeRefusesItselfItDoes() throws IOException {
    assertThat(new CaptureGuard(settings(""), this).enter(this, new Object[0])).isTrue();
    assertThat(alerts).isEmpty();
  }

  @Test
  void aDoorThatCannotBeClosedIsNamedWhereItIsOpen() throws IOException {
    BridgeGuardOptions options = new BridgeGuardOptions(true, List.of(), false);
    new CaptureGuard(settings(""), this).attached("no method");
    new RestGuard(options, settings(""), this).attached("no method");
    assertThat(holes).isEmpty();
    new CaptureGuard(settings(ALL_OPEN), this).attached("no method");
    new RestGuard(options, settings(ALL_OPEN), this).attached("no method");
    new BridgeGuardHoles(options, settings(ALL_OPEN), this);
    assertThat(holes)
        .containsOnlyKeys("packet-capture", "colibri-rest", "relay", "focus-guard-not-required");
  }

  @Test
  void memoryIsNotDumped() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    machine.setVMOption("HeapDumpOnOutOfMemoryError", "true");
    new MemoryDumps(this);
    assertThat(machine.getVMOption("HeapDumpOnOutOfMemoryError").getValue()).isEqualTo("false");
    assertThat(holes).isEmpty();
  }

  @Override
  public void hole(String id, String text) {
    holes.put(id, text);
  }

  @Override
  public void closed(String id) {
    holes.remove(id);
  }

  @Override
  public void alert(String id, String text, Throwable cause) {
    alerts.put(id, text);
  }

  @Override
  public void recovered(String id) {
    alerts.remove(id);
  }
}
