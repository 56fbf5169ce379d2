package jitsiprivacy.host.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import jitsiprivacy.host.pipeline.FaultListener;
import jitsiprivacy.spi.GuardHealth;

/** Collects what guards, hooks and the pipeline report. */
public final class Health implements FaultListener {

  /** Reports that are not about one guard stand under this name. */
  public static final String HOST = "plugin-host";

  private static final int LONGEST = 500;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

  private static final Logger logger = Logger.getLogger("jitsiprivacy.health");

  private final Map<String, GuardRecord> guards = new ConcurrentHashMap<>();
  private final Map<Count, LongAdder> counts = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private volatile boolean announced;
  private volatile Consumer<Health> onChange = health -> {};

  public Health() {
    this(InstantSource.system());
  }

  Health(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * A counter's name.
   *
   * @param kind {@code fault}, {@code alert} or a verdict
   */
  public record Count(String guard, String kind) {}

  private static final class GuardRecord {
    private volatile GuardState state = GuardState.DISABLED;
    private final Map<String, String> hooks = new ConcurrentHashMap<>();
    private final Map<String, String> holes = new ConcurrentHashMap<>();
    private final Map<String, Alert> alerts = new ConcurrentHashMap<>();

    Map<String, AlertReport> standing() {
      Map<String, AlertReport> standing = new TreeMap<>();
      alerts.forEach((id, alert) -> alert.report().ifPresent(report -> standing.put(id, report)));
      return standing;
    }
  }

  /**
   * One guard at one moment; texts by short name, sorted.
   *
   * @param hooks {@code attached}, or why not
   */
  public record GuardReport(
      String id,
      GuardState state,
      Map<String, String> hooks,
      Map<String, String> holes,
      Map<String, AlertReport> alerts) {}

  /**
   * What broke and is not known to work again. A fault stays until the host ends, as nobody can say
   * that it is over: when it was last seen tells how old it is.
   *
   * @param times how often since it stands
   */
  public record AlertReport(String text, long times, Instant since, Instant last) {}

  /** Calls back after every change, on the thread that made it. */
  public void onChange(Consumer<Health> listener) {
    onChange = listener;
  }

  public void state(String guard, GuardState state) {
    of(guard).state = state;
    changed();
  }

  /** Whether a hook stands; {@code problem} is {@code null} when it does. */
  public void hook(String guard, String hook, String problem) {
    of(guard).hooks.put(hook, problem == null ? "attached" : problem);
    changed();
  }

  /** Logs what holds from now on. What is open is logged as it comes only after that. */
  public void announce(String report) {
    logger.info(report);
    announced = true;
  }

  /** What a guard reports through. */
  public GuardHealth reporterFor(String guard) {
    return new Reporter(guard);
  }

  @Override
  public void fault(String guard, String where, Throwable cause) {
    count(guard, "fault");
    alert(guard, "fault", where + " failed: " + cause, cause);
  }

  @Override
  public void intervened(String guard, String verdict) {
    count(guard, verdict);
  }

  /** All guards, by id. */
  public List<GuardReport> report() {
    return new TreeMap<>(guards)
        .entrySet().stream()
            .map(
                entry ->
                    new GuardReport(
                        entry.getKey(),
                        entry.getValue().state,
                        new TreeMap<>(entry.getValue().hooks),
                        new TreeMap<>(entry.getValue().holes),
                        entry.getValue().standing()))
            .toList();
  }

  /** All counters. */
  public Map<Count, LongAdder> counts() {
    return Map.copyOf(counts);
  }

  private void count(String guard, String kind) {
    counts.computeIfAbsent(new Count(guard, kind), count -> new LongAdder()).increment();
  }

  private void alert(String guard, String id, String text, Throwable cause) {
    String shown = shown(text);
    Alert alert = of(guard).alerts.computeIfAbsent(id, name -> new Alert());
    alert.raise(shown, clock.instant());
    log(Level.SEVERE, alert, guard + ": " + shown, cause);
    changed();
  }

  private void log(Level level, Alert alert, String line, Throwable cause) {
    OptionalLong leftOut = alert.lines().take(clock.instant());
    if (leftOut.isPresent()) {
      long count = leftOut.getAsLong();
      String before = count == 0 ? "" : " (" + count + " lines before this one were left out)";
      logger.log(level, line + before, Told.of(cause));
    }
  }

  /** What was thrown may carry what a client sent: no line of the log is theirs to write. */
  static String shown(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return CONTROL.matcher(cut).replaceAll(" ");
  }

  private GuardRecord of(String guard) {
    return guards.computeIfAbsent(guard, id -> new GuardRecord());
  }

  private void changed() {
    onChange.accept(this);
  }

  private final class Reporter implements GuardHealth {
    private final String guard;

    Reporter(String guard) {
      this.guard = guard;
    }

    @Override
    public void hole(String id, String text) {
      if (!text.equals(of(guard).holes.put(id, text))) {
        if (announced) {
          logger.warning(() -> guard + ": open: " + text);
        }
        changed();
      }
    }

    @Override
    public void closed(String id) {
      if (of(guard).holes.remove(id) != null) {
        changed();
      }
    }

    @Override
    public void alert(String id, String text, Throwable cause) {
      count(guard, "alert");
      Health.this.alert(guard, id, text, cause);
    }

    @Override
    public void recovered(String id) {
      Alert alert = of(guard).alerts.get(id);
      if (alert != null && alert.recover()) {
        log(Level.INFO, alert, guard + ": recovered: " + id, null);
        changed();
      }
    }
  }
}
