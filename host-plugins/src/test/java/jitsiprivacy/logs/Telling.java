package jitsiprivacy.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.replace.Redacted;
import jitsiprivacy.anonymizer.replace.Replacement;
import jitsiprivacy.anonymizer.text.Kind;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;

/** What an anonymizer needs, and what it told. */
final class Telling implements GuardHealth, Background {

  /** Fails for exactly this address. */
  static final String POISON = "192.0.2.66";

  final List<String> holes = new ArrayList<>();
  final List<String> alerts = new ArrayList<>();

  Anonymizer anonymizer() {
    Replacement redacted = new Redacted();
    return new Anonymizer(
        new Replacement() {
          @Override
          public Outcome apply(IpAddress address) {
            if ((address.low() & 0xff) == 66) {
              throw new IllegalStateException("poison");
            }
            return redacted.apply(address);
          }

          @Override
          public int generation() {
            return 0;
          }
        },
        Set.of(Kind.values()),
        this,
        this);
  }

  @Override
  public void hole(String id, String text) {
    holes.add(id);
  }

  @Override
  public void closed(String id) {
    holes.remove(id);
  }

  @Override
  public void alert(String id, String text, Throwable cause) {
    alerts.add(text);
  }

  @Override
  public void recovered(String id) {}

  @Override
  public void run(Runnable task) {
    task.run();
  }

  @Override
  public void runAfter(Duration delay, Runnable task) {}
}
