package jitsiprivacy.jvb.export;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.Jid;

/** Who made which conference. */
@Singleton
final class ConferenceFocuses {

  /** One that ends by itself is never told of. */
  private static final int MOST = 20_000;

  private final Map<String, Jid> byMeeting =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Jid> eldest) {
          return size() > MOST;
        }
      };

  @Inject
  ConferenceFocuses() {}

  /** Whether a request comes from who made its conference, be it with this very request. */
  synchronized boolean isItsFocus(ConferenceModifyIQ request) {
    if (request.getFrom() == null) {
      return false;
    }
    String meeting = request.getMeetingId();
    boolean known =
        request.getCreate()
            ? request.getFrom().equals(byMeeting.computeIfAbsent(meeting, id -> request.getFrom()))
            : request.getFrom().equals(byMeeting.get(meeting));
    if (known && request.getExpire()) {
      byMeeting.remove(meeting);
    }
    return known;
  }
}
