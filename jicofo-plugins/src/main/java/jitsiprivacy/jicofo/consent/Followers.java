package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import jitsiprivacy.consent.ConsentBook;
import jitsiprivacy.consent.ConsentListener;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Rooms;

/** Passes on what happens to an occupant's consent to whom it concerns. */
@Singleton
final class Followers {

  private final ConsentBook book;
  private final Rooms rooms;
  private final Correspondence correspondence;
  private final OwnInterface ownInterface;
  private final Confirmation confirmation;
  private final Receipts receipts;

  @Inject
  Followers(
      Evidence evidence,
      Rooms rooms,
      Correspondence correspondence,
      OwnInterface ownInterface,
      Confirmation confirmation,
      Receipts receipts) {
    this.book = evidence.book();
    this.rooms = rooms;
    this.correspondence = correspondence;
    this.ownInterface = ownInterface;
    this.confirmation = confirmation;
    this.receipts = receipts;
  }

  ConsentListener of(AtomicReference<Occupant> occupant) {
    return new Follower(occupant);
  }

  private final class Follower implements ConsentListener {
    private final AtomicReference<Occupant> occupant;

    Follower(AtomicReference<Occupant> occupant) {
      this.occupant = occupant;
    }

    @Override
    public void effectChanged() {
      rooms.changed(occupant.get());
    }

    @Override
    public void stateChanged() {
      ownInterface.follow(occupant.get());
      correspondence.tellState(occupant.get());
    }

    @Override
    public void decided(ConsentRecord decision) {
      book.decided(occupant.get().consent(), decision);
      confirmation.decided(occupant.get(), decision);
      receipts.decided(occupant.get(), decision);
    }

    @Override
    public void departed() {
      book.leave(occupant.get().consent());
    }
  }
}
