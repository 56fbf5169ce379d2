package jitsiprivacy.cli.doctor.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was found, worst first. */
public final class Findings {

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding each) -> each.kind().severity()).reversed();

  private final List<Finding> all = new ArrayList<>();
  private final List<Good> good = new ArrayList<>();

  public void add(Finding finding) {
    all.add(finding);
  }

  public void good(Good what) {
    good.add(what);
  }

  public List<Good> good() {
    return List.copyOf(good);
  }

  /** In the order in which they came where they are as bad. */
  public List<Finding> all() {
    return all.stream().sorted(WORST_FIRST).toList();
  }

  /** Of the worst of them; empty when there is none. */
  public Optional<Severity> worst() {
    return all.stream().map(each -> each.kind().severity()).max(Comparator.naturalOrder());
  }
}
