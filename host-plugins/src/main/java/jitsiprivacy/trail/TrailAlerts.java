package jitsiprivacy.trail;

import java.io.IOException;
import jitsiprivacy.audit.installation.TrailListener;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.OnFault;

/** Tells the operator how the audit trail is doing. */
record TrailAlerts(OnFault onFault, GuardHealth health) implements TrailListener {

  @Override
  public void failed(Trouble trouble, IOException cause) {
    health.alert(id(trouble), cause.getMessage() + "; " + consequence(trouble), cause);
  }

  @Override
  public void works(Trouble trouble) {
    health.recovered(id(trouble));
  }

  private static String id(Trouble trouble) {
    return switch (trouble) {
      case NOT_OPEN -> "not-open";
      case NOT_RECORDED -> "not-recorded";
      case NOT_PUBLISHED -> "not-published";
    };
  }

  private String consequence(Trouble trouble) {
    if (trouble == Trouble.NOT_PUBLISHED) {
      return "what is recorded is kept, and not signed for until it can be published";
    }
    return onFault == OnFault.ALLOW
        ? "what should be recorded happens without a record, as configured"
        : "what must be recorded first does not happen until it can be";
  }
}
