package jitsiprivacy.jicofo.publish;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** All meetings that bridges were told of, by meeting id and by room. */
@Singleton
final class BridgedConferences {

  private final Map<String, BridgedConference> byMeeting = new ConcurrentHashMap<>();

  /** A room has two for the moment in which one ends and the next begins. */
  private final Map<EntityBareJid, List<BridgedConference>> byRoom = new ConcurrentHashMap<>();

  @Inject
  BridgedConferences() {}

  /** The one this request is about, which it may be the first to name. */
  BridgedConference of(ConferenceModifyIQ request) {
    BridgedConference conference =
        byMeeting.computeIfAbsent(request.getMeetingId(), BridgedConference::new);
    if (request.getConferenceName() != null) {
      name(conference, roomNamed(request.getConferenceName()));
    }
    return conference;
  }

  private void name(BridgedConference conference, EntityBareJid room) {
    if (room != null && conference.name(room)) {
      byRoom.merge(room, List.of(conference), BridgedConferences::both);
    }
  }

  /** {@code null} where there is none. */
  BridgedConference known(String meeting) {
    return byMeeting.get(meeting);
  }

  Collection<BridgedConference> in(EntityBareJid room) {
    return byRoom.getOrDefault(room, List.of());
  }

  void end(BridgedConference conference) {
    conference.letGo(endpoint -> true);
    byMeeting.remove(conference.meeting(), conference);
    if (conference.room() != null) {
      byRoom.computeIfPresent(conference.room(), (room, all) -> without(all, conference));
    }
  }

  private static List<BridgedConference> both(
      List<BridgedConference> before, List<BridgedConference> more) {
    return Stream.concat(before.stream(), more.stream()).toList();
  }

  private static List<BridgedConference> without(
      List<BridgedConference> all, BridgedConference ended) {
    List<BridgedConference> rest = all.stream().filter(each -> each != ended).toList();
    return rest.isEmpty() ? null : rest;
  }

  private static EntityBareJid roomNamed(String name) {
    try {
      return JidCreate.entityBareFrom(name);
    } catch (XmppStringprepException e) {
      return null; // No room: nobody has agreed.
    }
  }
}
