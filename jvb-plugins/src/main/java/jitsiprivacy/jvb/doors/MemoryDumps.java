package jitsiprivacy.jvb.doors;

import com.sun.management.HotSpotDiagnosticMXBean;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.lang.management.ManagementFactory;
import jitsiprivacy.jvb.BridgeGuardModule;
import jitsiprivacy.spi.GuardHealth;

/**
 * The bridge's start script has the JVM write all of its memory to a file when that runs out:
 * media, addresses and keys. It is told not to.
 */
public final class MemoryDumps {

  private static final String OPTION = "HeapDumpOnOutOfMemoryError";

  @Inject
  MemoryDumps(@Named(BridgeGuardModule.ID) GuardHealth health) {
    try {
      HotSpotDiagnosticMXBean machine =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      if (Boolean.parseBoolean(machine.getVMOption(OPTION).getValue())) {
        machine.setVMOption(OPTION, "false");
      }
    } catch (RuntimeException | LinkageError e) {
      health.hole(
          "memory-dumps",
          "-XX:+HeapDumpOnOutOfMemoryError: when memory runs out, what participants send and where"
              + " they are is written to a file; this JVM cannot be told not to: "
              + e);
    }
  }
}
