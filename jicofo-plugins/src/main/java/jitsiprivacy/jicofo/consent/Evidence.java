package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerQueue;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.ledger.SqliteLedger;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.StateDirectory;
import org.jxmpp.jid.EntityBareJid;

/** The ledger and the key of this host, below the state directory. */
@Singleton
final class Evidence {

  private static final String LEDGER = "ledger";

  private final Pseudonyms pseudonyms;
  private final LedgerQueue queue;

  @Inject
  Evidence(StateDirectory state, OnFault onFault, @Named(ConsentGateModule.ID) GuardHealth health) {
    try {
      pseudonyms = Pseudonyms.withKeyIn(state.path().resolve("keys/pseudonym.key"));
      keepNativeLibraryOutOfTmp(state.path().resolve("native"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    queue =
        new LedgerQueue(
            new SqliteLedger(state.path().resolve("consent.db")), new Watch(onFault, health));
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

  /** {@code /tmp} may be mounted noexec, and is not ours alone. */
  private static void keepNativeLibraryOutOfTmp(Path directory) throws IOException {
    if (System.getProperty("org.sqlite.tmpdir") == null) {
      Files.createDirectories(directory);
      System.setProperty("org.sqlite.tmpdir", directory.toString());
    }
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

    @Override
    public void overflow() {
      health.alert(LEDGER, "too many decisions wait to be written; new ones are refused", null);
    }
  }
}
