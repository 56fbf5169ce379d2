package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.archive.EntryId;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.audit.installation.InstalledTrail;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.receipt.ReceiptException;
import jitsiprivacy.consent.receipt.ReceiptMaker;
import jitsiprivacy.consent.receipt.RecordedDocument;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Rooms;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;
import jitsiprivacy.spi.StateDirectory;

/**
 * Gives participants who have a dialog a receipt of what they decided, once it is on record. Nobody
 * waits for it: one that cannot be made now can be made later, by the operator's command.
 */
@Singleton
final class Receipts implements RecordedDecision {

  /** What one says in one act goes into one receipt, and all receipts need one publication. */
  private static final Duration TOGETHER = Duration.ofMillis(500);

  /** More would be too long for a message. */
  private static final int IN_ONE = 2;

  /** Twice what is recorded at once: more need not wait for the other half of what is known. */
  private static final int MOST = 2_000;

  private static final String ALERT = "receipt";

  private final Optional<InstalledTrail> trail;
  private final AuditInstallation installation;
  private final Rooms rooms;
  private final Correspondence correspondence;
  private final Background background;
  private final GuardHealth health;

  // Guarded by this.
  private final Map<String, Occupant> whose = new LinkedHashMap<>();
  private final Map<String, RecordedDocument> recorded = new LinkedHashMap<>();
  private final Map<Occupant, List<RecordedDocument>> ready = new LinkedHashMap<>();

  @Inject
  Receipts(
      Optional<InstalledTrail> trail,
      StateDirectory state,
      Rooms rooms,
      Correspondence correspondence,
      Background background,
      @Named(ConsentGateModule.ID) GuardHealth health) {
    this.trail = trail;
    this.installation = new AuditInstallation(state.path());
    this.rooms = rooms;
    this.correspondence = correspondence;
    this.background = background;
    this.health = health;
  }

  /** An occupant decided; it may be on record already, or will be. */
  void decided(Occupant occupant, ConsentRecord decision) {
    if (trail.isPresent() && occupant.hasDialog()) {
      synchronized (this) {
        whose.put(decision.id(), occupant);
        match(decision.id());
        bound(whose);
      }
    }
  }

  @Override
  public synchronized void recorded(KeptDecision decision, EntryId entry) {
    recorded.put(decision.id(), new RecordedDocument(decision.document(), entry));
    match(decision.id());
    bound(recorded);
  }

  /** How many records nobody has been matched with. */
  synchronized int waiting() {
    return recorded.size();
  }

  private void match(String id) {
    if (whose.containsKey(id) && recorded.containsKey(id)) {
      if (ready.isEmpty()) {
        background.runAfter(TOGETHER, this::giveAll);
      }
      ready.computeIfAbsent(whose.remove(id), any -> new ArrayList<>()).add(recorded.remove(id));
    }
  }

  /** Of those without a dialog nobody asks for what was recorded. */
  private static void bound(Map<String, ?> map) {
    Iterator<String> oldest = map.keySet().iterator();
    while (map.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
  }

  /** Whoever left may have been followed by somebody else under the same name. */
  private boolean isThere(Occupant occupant) {
    return rooms.occupant(occupant.jid()).filter(present -> present == occupant).isPresent();
  }

  private void giveAll() {
    Map<Occupant, List<RecordedDocument>> all;
    synchronized (this) {
      all = new LinkedHashMap<>(ready);
      ready.clear();
    }
    all.keySet().removeIf(occupant -> !isThere(occupant));
    try {
      trail.orElseThrow().publish(); // What is not signed yet proves nothing.
      ReceiptMaker maker =
          new ReceiptMaker(installation.archive(), installation.signingKey().verifier());
      for (Map.Entry<Occupant, List<RecordedDocument>> each : all.entrySet()) {
        List<RecordedDocument> documents = each.getValue();
        for (int from = 0; from < documents.size(); from += IN_ONE) {
          int to = Math.min(from + IN_ONE, documents.size());
          correspondence.tellReceipt(each.getKey(), maker.make(documents.subList(from, to)));
        }
      }
      health.recovered(ALERT);
    } catch (IOException | ReceiptException e) {
      health.alert(
          ALERT,
          "receipts could not be made now: "
              + e.getMessage()
              + "; jitsi-privacy consent receipt makes them later",
          e);
    }
  }
}
