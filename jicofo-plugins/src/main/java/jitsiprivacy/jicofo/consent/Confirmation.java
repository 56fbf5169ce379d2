package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.chat.ChatLines;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.jicofo.consent.message.Correspondence;
import jitsiprivacy.jicofo.room.Occupant;

/** Tells in the chat what took effect, where nothing else shows it. */
@Singleton
final class Confirmation {

  private final Correspondence correspondence;

  @Inject
  Confirmation(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  void decided(Occupant occupant, ConsentRecord decision) {
    if (decision.state() == ConsentState.GRANTED && decision.cause() == Cause.CHAT) {
      say(occupant, decision, lines -> lines::granted);
    } else if (!occupant.hasDialog() && decision.state() == ConsentState.EXPIRED) {
      boolean isOver = decision.cause() == Cause.PERIOD_OVER;
      say(occupant, decision, lines -> isOver ? lines::expired : lines::noticeChanged);
    }
  }

  private void say(
      Occupant occupant,
      ConsentRecord decision,
      Function<ChatLines, Function<List<String>, String>> line) {
    correspondence.say(occupant, List.of(decision.purpose()), line);
  }
}
