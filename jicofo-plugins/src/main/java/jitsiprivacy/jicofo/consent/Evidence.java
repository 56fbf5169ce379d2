package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.consent.ConsentBook;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerQueue;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.OnFault;

/** What must be durable before a grant counts: the ledger, and the audit trail where it is on. */
@Singleton
final class Evidence {

  private static final String ALERT = "evidence";

  private final LedgerQueue queue;
  private final ConsentBook book;

  @Inject
  Evidence(
      ConsentLedger ledger,
      Optional<InstalledTrail> trail,
      OnFault onFault,
      @Named(ConsentGateModule.ID) GuardHealth health) {
    book = new ConsentBook(ledger);
    ledger.follow(book::changed);
    queue =
        new LedgerQueue(
            trail
                .<ConsentLedger>map(
                    present -> new AuditedLedger(ledger, present, (decision, entry) -> {}))
                .orElse(ledger),
            new Watch(
                onFault, health, trail.map(present -> new Outage(present, Clock.systemUTC()))));
  }

  LedgerQueue queue() {
    return queue;
  }

  ConsentBook book() {
    return book;
  }

  private record Watch(OnFault onFault, GuardHealth health, Optional<Outage> outage)
      implements LedgerQueue.Listener {

    @Override
    public boolean unreachable(LedgerException cause) {
      boolean allow = onFault == OnFault.ALLOW;
      health.alert(
          ALERT,
          cause.getMessage()
              + (allow
                  ? "; grants take effect without evidence, as configured"
                  : "; no grant takes effect until it can"),
          cause);
      if (!allow) {
        outage.ifPresent(gate -> gate.goesOn(cause));
      }
      return allow;
    }

    @Override
    public void reachable() {
      health.recovered(ALERT);
      if (outage.isPresent()) {
        try {
          outage.get().isOver();
        } catch (AuditException e) {
          // Told of by the trail, which the next record needs again.
        }
      }
    }

    @Override
    public void stumbled(Throwable cause) {
      health.alert("effect", "a decision could not be put into effect: " + cause, cause);
    }
  }
}
