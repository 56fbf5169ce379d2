package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jitsiprivacy.recording.options.RecordingGuardOptions;
import jitsiprivacy.spi.OptionUpdates;

/** Rules that the operator changes hold at once, also for what runs. */
final class PolicyUpdates {

  private final Rulings rulings;
  private final RecordingDesk desk;

  @Inject
  PolicyUpdates(OptionUpdates updates, Rulings rulings, RecordingDesk desk) {
    this.rulings = rulings;
    this.desk = desk;
    updates.follow(RecordingGuardOptions.class, this::changed);
  }

  private void changed(RecordingGuardOptions options) {
    rulings.goBy(options.policy());
    desk.policyChanged();
  }
}
