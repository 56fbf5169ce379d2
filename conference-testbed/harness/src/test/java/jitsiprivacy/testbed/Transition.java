package jitsiprivacy.testbed;

import java.util.Locale;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentEvent;
import jitsiprivacy.consent.ConsentState;

/**
 * A cell of the table of states, reached in one way.
 *
 * @param cause empty for asking, which has none
 */
record Transition(ConsentState before, ConsentEvent event, Optional<Cause> cause) {

  /**
   * Why this cannot happen, where it cannot. A pair that is neither here nor in a scenario is a
   * hole.
   */
  Optional<String> impossible() {
    return cause.flatMap(by -> Optional.ofNullable(why(by)));
  }

  private String why(Cause by) {
    return switch (event) {
      case ASK -> null;
      case GRANT -> grants(by);
      case REFUSE -> refuses(by);
      case EXPIRE -> expires(by);
    };
  }

  private String grants(Cause by) {
    return switch (by) {
      case COMMAND -> "nobody agrees in the name of another: the command withdraws";
      case PERIOD_OVER, NOTICE_CHANGED -> "what the service does by itself ends grants";
      case PRESENCE, CHAT, UNMUTE, RECALLED -> inARoom(by);
      case PORTAL -> null;
    };
  }

  private String refuses(Cause by) {
    return switch (by) {
      case UNMUTE -> "whoever unmutes agrees";
      case PERIOD_OVER, NOTICE_CHANGED -> "what the service ends by itself expires";
      case PRESENCE, CHAT, RECALLED -> inARoom(by);
      case PORTAL, COMMAND -> null;
    };
  }

  private String expires(Cause by) {
    return switch (by) {
      case PRESENCE, CHAT, UNMUTE, PORTAL, COMMAND -> "nobody says that a grant expires";
      case PERIOD_OVER, NOTICE_CHANGED ->
          switch (before) {
            case UNASKED -> "whoever was not asked is not in a room, where the service looks";
            case EXPIRED -> "it is asked for again in the same moment";
            case ASKED, GRANTED, REFUSED, WITHDRAWN -> null;
          };
      case RECALLED ->
          switch (before) {
            case ASKED, REFUSED, WITHDRAWN, EXPIRED ->
                "all devices of an account stand alike: what expired on another was granted here";
            case UNASKED, GRANTED -> null;
          };
    };
  }

  /** Of what is said in a room, and of what is heard there. */
  private String inARoom(Cause by) {
    return switch (before) {
      case UNASKED ->
          by == Cause.RECALLED ? null : "whoever enters is asked before anything they say is read";
      case EXPIRED -> "in a room it is asked for again in the same moment";
      case ASKED, GRANTED, REFUSED, WITHDRAWN -> null;
    };
  }

  @Override
  public String toString() {
    return (before + ", " + event + cause.map(by -> " by " + by).orElse(""))
        .toLowerCase(Locale.ROOT);
  }
}
