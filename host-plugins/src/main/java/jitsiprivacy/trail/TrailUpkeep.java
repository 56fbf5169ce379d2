package jitsiprivacy.trail;

import com.google.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.spi.Background;

/** Opens the trail, puts what the guards are set to on record, and publishes each second. */
final class TrailUpkeep {

  private static final Duration DELAY = Duration.ofSeconds(1);

  private final InstalledTrail trail;
  private final SettingsRecord settings;
  private final Background background;

  @Inject
  TrailUpkeep(InstalledTrail trail, SettingsRecord settings, Background background) {
    this.trail = trail;
    this.settings = settings;
    this.background = background;
    background.run(this::tick);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "jitsi-privacy-trail"));
  }

  private void tick() {
    try {
      settings.record();
      trail.publish();
    } catch (IOException e) {
      // Told of by the trail; tried again with the next tick.
    } finally {
      background.runAfter(DELAY, this::tick);
    }
  }

  private void close() {
    try {
      trail.close();
    } catch (IOException e) {
      // The next program that opens the archive publishes what is left.
    }
  }
}
