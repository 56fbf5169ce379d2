package jitsiprivacy.trail;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.name.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.GuardSettings;
import jitsiprivacy.spi.GuardSettings.Setting;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.StateDirectory;

/** Puts on record which guards of this program go by other settings than before. */
final class SettingsRecord {

  private final InstalledTrail trail;
  private final Provider<GuardSettings> settings;
  private final String program;
  private final LastSettings last;
  private final GuardHealth health;
  private GuardSettings recorded;

  @Inject
  SettingsRecord(
      InstalledTrail trail,
      Provider<GuardSettings> settings,
      Host host,
      StateDirectory state,
      @Named(AuditTrailModule.ID) GuardHealth health) {
    this.trail = trail;
    this.settings = settings;
    this.program = host.name().toLowerCase(Locale.ROOT);
    this.last = new LastSettings(state.path().resolve("settings").resolve(program));
    this.health = health;
  }

  /**
   * Does it where there is something new. For one thread.
   *
   * @throws AuditException when it is to be done again
   */
  void record() throws AuditException {
    GuardSettings now = settings.get();
    if (now.equals(recorded)) {
      return;
    }
    SortedMap<String, Setting> changed = changed(now);
    if (!changed.isEmpty()) {
      List<AuditEvent> events = new ArrayList<>();
      changed.forEach((guard, setting) -> events.add(event(guard, setting)));
      trail.record(events);
    }
    recorded = now; // Even if it cannot be remembered: then it is on record twice after a restart.
    try {
      last.write(now.byGuard());
    } catch (IOException e) {
      health.alert(
          "settings-not-kept",
          "what the guards are set to stands in the audit trail and will once more after the next"
              + " start, since it cannot be remembered: "
              + e,
          e);
    }
  }

  private SortedMap<String, Setting> changed(GuardSettings now) {
    SortedMap<String, Setting> before = recorded == null ? last.read() : recorded.byGuard();
    SortedMap<String, Setting> changed = new TreeMap<>();
    now.byGuard()
        .forEach(
            (guard, setting) -> {
              Setting known = before.get(guard);
              // A guard that was never on is none that anybody switched off.
              if (known == null ? setting.enabled() : !known.equals(setting)) {
                changed.put(guard, setting);
              }
            });
    return changed;
  }

  private AuditEvent event(String guard, Setting setting) {
    return AuditEvent.of(EventKind.CONFIG_CHANGED, Clock.systemUTC().instant(), Actor.OPERATOR)
        .with("guard", guard)
        .with("program", program)
        .with("enabled", setting.enabled())
        .with("digest", setting.digest());
  }
}
