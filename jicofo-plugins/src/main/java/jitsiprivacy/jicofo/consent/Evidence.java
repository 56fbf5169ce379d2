package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import jitsiprivacy.consent.ledger.ConsentLedger;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerQueue;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.StateDirectory;
import org.jxmpp.jid.EntityBareJid;

/** The ledger and the key that keeps its pseudonyms. */
@Singleton
final class Evidence {

  private static final String LEDGER = "ledger";

  private final Pseudonyms pseudonyms;
  private final LedgerQueue queue;

  @Inject
  Evidence(
      StateDirectory state,
      ConsentLedger ledger,
      OnFault onFault,
      @Named(ConsentGateModule.ID) GuardHealth health) {
    try {
      pseudonyms = Pseudonyms.withKeyIn(state.path().resolve("keys/pseudonym.key"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    queue = new LedgerQueue(ledger, new Watch(onFault, health));
  }

  LedgerQueue queue() {
    return queue;
  }

  String roomPseudonym(EntityBareJid room) {
    return pseudonyms.of("room", room.toString());
  }

  String subjectPseudonym(String account) {
    return pseudonyms.of("subject", account);
  }

  private record Watch(OnFault onFault, GuardHealth health) implements LedgerQueue.Listener {

    @Override
    public boolean unreachable(LedgerException cause) {
      boolean allow = onFault == OnFault.ALLOW;
      health.alert(
          LEDGER,
          cause.getMessage()
              + (allow
                  ? "; grants take effect without evidence, as configured"
                  : "; no grant takes effect until it can"),
          cause);
      return allow;
    }

    @Override
    public void reachable() {
      health.recovered(LEDGER);
    }

    @Override
    public void stumbled(Throwable cause) {
      health.alert("effect", "a decision could not be put into effect: " + cause, cause);
    }
  }
}
