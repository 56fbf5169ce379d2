package jitsiprivacy.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Measurements of one kind, and the line that is printed of them. */
final class Figures {

  private final String what;
  private final String unit;
  private final List<Double> values = new ArrayList<>();

  Figures(String what, String unit) {
    this.what = what;
    this.unit = unit;
  }

  void add(double value) {
    values.add(value);
  }

  double median() {
    return quantile(0.5);
  }

  void print() {
    System.out.printf(
        "%-44s n=%d  min %.1f  median %.1f  p99 %.1f  max %.1f %s%n",
        what, values.size(), quantile(0), median(), quantile(0.99), quantile(1), unit);
  }

  private double quantile(double q) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(q * (sorted.size() - 1))));
  }
}
