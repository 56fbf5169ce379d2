package jitsiprivacy.jvb.grant;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import jitsiprivacy.jvb.BridgeGuardModule;
import jitsiprivacy.jvb.BridgeGuardOptions;
import jitsiprivacy.recording.grant.FocusKey;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.StateDirectory;

/** The keys that grants may be signed with. Files are read again now and then. */
@Singleton
public final class FocusKeys implements Supplier<Set<FocusKey>> {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** A focus on this host makes its key while we start. */
  private static final Duration PAUSE_WHILE_MISSING = Duration.ofMillis(200);

  private static final String ALERT = "focus-key";

  private final List<KeySource> sources;
  private final Path stateDirectory;
  private final Background background;
  private final GuardHealth health;
  private volatile Set<FocusKey> known = Set.of();

  @Inject
  FocusKeys(
      BridgeGuardOptions options,
      StateDirectory state,
      Background background,
      @Named(BridgeGuardModule.ID) GuardHealth health) {
    this.sources = options.focusKeys().stream().map(KeySource::parse).toList();
    this.stateDirectory = state.path();
    this.background = background;
    this.health = health;
    tick();
  }

  @Override
  public Set<FocusKey> get() {
    return known;
  }

  private void tick() {
    boolean complete = false;
    try {
      complete = read();
    } finally {
      if (sources.stream().anyMatch(KeySource.File.class::isInstance)) {
        background.runAfter(complete ? PAUSE : PAUSE_WHILE_MISSING, this::tick);
      }
    }
  }

  private boolean read() {
    Set<FocusKey> keys = new HashSet<>();
    StringJoiner problems = new StringJoiner("; ");
    for (KeySource source : sources) {
      try {
        keys.add(source.read(stateDirectory));
      } catch (IOException e) {
        problems.add(e.toString());
      }
    }
    known = Set.copyOf(keys);
    if (problems.length() == 0) {
      health.recovered(ALERT);
      return true;
    }
    health.alert(
        ALERT,
        "focus-keys: what a focus grants cannot be checked, and so counts for nothing: " + problems,
        null);
    return false;
  }
}
