package jitsiprivacy.host.health;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;

/** The same picture in the host's own {@code /metrics}. */
public final class HealthMetrics extends Collector {

  private final Health health;

  public HealthMetrics(Health health) {
    this.health = health;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    GaugeMetricFamily state =
        new GaugeMetricFamily(
            "jitsi_privacy_guard_state",
            "1 for the state a guard is in.",
            List.of("guard", "state"));
    GaugeMetricFamily hooks =
        new GaugeMetricFamily(
            "jitsi_privacy_hook_attached",
            "Whether a hook into the host stands.",
            List.of("guard", "hook"));
    GaugeMetricFamily holes =
        new GaugeMetricFamily(
            "jitsi_privacy_hole", "A way around a guard that is open.", List.of("guard", "hole"));
    GaugeMetricFamily alerts =
        new GaugeMetricFamily(
            "jitsi_privacy_alert",
            "Something broke and did not recover.",
            List.of("guard", "alert"));
    for (Health.GuardReport guard : health.report()) {
      state.addMetric(List.of(guard.id(), guard.state().id()), 1);
      guard
          .hooks()
          .forEach(
              (id, text) ->
                  hooks.addMetric(List.of(guard.id(), id), "attached".equals(text) ? 1 : 0));
      guard.holes().keySet().forEach(id -> holes.addMetric(List.of(guard.id(), id), 1));
      guard.alerts().keySet().forEach(id -> alerts.addMetric(List.of(guard.id(), id), 1));
    }
    CounterMetricFamily events =
        new CounterMetricFamily(
            "jitsi_privacy_events",
            "Stanzas replaced, dropped or answered, faults and alerts.",
            List.of("guard", "kind"));
    health
        .counts()
        .forEach(
            (count, sum) ->
                events.addMetric(List.of(count.guard(), count.kind()), (double) sum.sum()));
    return List.of(state, hooks, holes, alerts, events);
  }
}
