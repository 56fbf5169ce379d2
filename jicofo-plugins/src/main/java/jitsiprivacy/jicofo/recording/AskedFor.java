package jitsiprivacy.jicofo.recording;

import java.util.List;
import java.util.function.Supplier;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.recording.session.RecordingRequest;
import org.jxmpp.jid.Jid;

/** A request for a recording, for as long as something may follow from it. */
final class AskedFor {

  private final Way way;
  private final RecordingRequest request;
  private volatile Supplier<List<String>> missed = List::of;
  private boolean answered;
  private boolean withdrawn;
  private boolean delivered;
  private boolean underWay;

  AskedFor(Way way, String id) {
    this.way = way;
    this.request =
        new RecordingRequest(
            id,
            way.kind(),
            way.by().map(Occupant::nick),
            way.by().flatMap(Occupant::displayName),
            way.reason());
  }

  Way way() {
    return way;
  }

  RecordingRequest request() {
    return request;
  }

  /** The rules that came nearest to it when it was judged last, with what they missed. */
  Supplier<List<String>> missed() {
    return missed;
  }

  void missed(Supplier<List<String>> now) {
    missed = now;
  }

  /** Whether it still has to be answered by us; from now on it has been. */
  synchronized boolean answer() {
    boolean first = !answered && !delivered;
    answered = true;
    return first;
  }

  /**
   * The host said how it is doing: an error of the same id, which a client chose, is not about it.
   */
  synchronized void underWay() {
    underWay = delivered;
  }

  /** Whether this is the host's answer to it. */
  synchronized boolean isAnswered(String id, Jid to) {
    return delivered && !underWay && way.isAnsweredBy(id, to);
  }

  /** Whether the host is to get it; from now on it has. */
  synchronized boolean deliver() {
    delivered = !withdrawn;
    return delivered;
  }

  /** Whether the host never gets it; otherwise it has already. */
  synchronized boolean withdraw() {
    withdrawn = !delivered;
    return withdrawn;
  }
}
