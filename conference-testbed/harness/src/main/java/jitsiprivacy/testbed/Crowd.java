package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/**
 * Very many participants, at the price of one connection and one thread: they are addresses of a
 * component. They come, say something of themselves and leave. Asked, they say what clients can do;
 * offered a session, they say thanks and never accept it.
 */
public final class Crowd implements AutoCloseable {

  /** One of it. */
  private record Member(EntityFullJid account, EntityFullJid occupant, OwnPresence own) {}

  private static final Pattern FROM = attribute("from");
  private static final Pattern TO = attribute("to");
  private static final Pattern ID = attribute("id");

  private final ComponentLink link;
  private final List<Member> members = new ArrayList<>();
  private final Set<String> present = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger invitations = new AtomicInteger();
  private int requests;

  private Crowd(ComponentLink link) {
    this.link = link;
  }

  private static Pattern attribute(String name) {
    return Pattern.compile("^<[^>]*? " + name + "=['\"]([^'\"]*)");
  }

  static Crowd connect(Prosody prosody) {
    Crowd crowd = new Crowd(ComponentLink.open(prosody, Domains.CROWD));
    Thread reader = new Thread(crowd::read, "crowd");
    reader.setDaemon(true);
    reader.start();
    return crowd;
  }

  /** So many enter a room, all at once; returns when the last is in. */
  public void join(String room, int count) {
    requestConference(room);
    for (int i = 0; i < count; i++) {
      Member member = newMember(room);
      members.add(member);
      send(member, true);
    }
    awaiting(members.size() + " in their rooms").until(() -> present.size() >= members.size());
  }

  private void requestConference(String room) {
    IQ request = Requests.conference(FocusAccount.FIRST, Domains.room(room), "machine-crowd");
    request.setFrom(JidCreate.fromOrThrowUnchecked("organizer@" + Domains.CROWD + "/1"));
    request.setStanzaId("conference-" + ++requests);
    write(request);
    awaiting("the conference").until(() -> answered.contains(request.getStanzaId()));
  }

  private Member newMember(String room) {
    // As endpoint ids are: hexadecimal, of eight digits.
    String id = "c%07x".formatted(members.size());
    return new Member(
        JidCreate.entityFullFromOrThrowUnchecked(id + "@" + Domains.CROWD + "/1"),
        JidCreate.entityFullFrom(Domains.room(room), Resourcepart.fromOrThrowUnchecked(id)),
        new OwnPresence("member-" + id, id));
  }

  /** All publish {@code <jitsi_participant_NAME>}. */
  public void property(String property, String value) {
    members.forEach(member -> member.own().property(property, value));
    members.forEach(member -> send(member, false));
  }

  /** All state consent, each for its room; purposes separated by commas. */
  public void consents(String granted, String refused) {
    members.forEach(
        member ->
            member
                .own()
                .property(
                    "privacy_consent",
                    new ConsentStatement(
                            member.occupant().asBareJid().toString(),
                            ConsentStatement.BUILT_IN,
                            granted,
                            refused)
                        .json()));
    members.forEach(member -> send(member, false));
  }

  private void send(Member member, boolean first) {
    var presence = member.own().writeTo(StanzaBuilder.buildPresence());
    if (first) {
      presence.addExtension(new MUCInitialPresence(null, 0, -1, -1, null));
    }
    write(presence.from(member.account()).to(member.occupant()).build());
  }

  private void write(Stanza stanza) {
    // A component's stream has another namespace for the same stanzas.
    link.write(stanza.toXML().toString().replaceFirst(" xmlns='jabber:client'", ""));
  }

  /** All leave; returns when they are out. */
  public void leave() {
    for (Member member : members) {
      write(
          StanzaBuilder.buildPresence()
              .ofType(Presence.Type.unavailable)
              .from(member.account())
              .to(member.occupant())
              .build());
    }
    awaiting("an empty room").until(present::isEmpty);
    members.clear();
  }

  /** Where they are, as endpoints. */
  Set<String> endpointIds() {
    return members.stream()
        .map(member -> member.occupant().getResourcepart().toString())
        .collect(Collectors.toSet());
  }

  /** How many there are. */
  public int size() {
    return members.size();
  }

  /** How many sessions they were offered so far. */
  public int invitations() {
    return invitations.get();
  }

  /** Waits until each of them was offered one. */
  public void awaitInvitations() {
    awaiting(members.size() + " invitations").until(() -> invitations() >= members.size());
  }

  private void read() {
    StreamCutter cutter = new StreamCutter();
    byte[] buffer = new byte[65_536];
    try {
      InputStream in = link.in();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        cutter.next(buffer, n).forEach(this::heard);
      }
    } catch (IOException e) {
      // The link was closed.
    }
  }

  private void heard(String stanza) {
    if (stanza.startsWith("<presence")) {
      heardPresence(stanza);
    } else if (stanza.startsWith("<iq")) {
      heardIq(stanza);
    }
  }

  private void heardPresence(String presence) {
    if (presence.contains("code='110'")) {
      String account = value(TO, presence);
      if (presence.contains("type='unavailable'")) {
        present.remove(account);
      } else {
        present.add(account);
      }
    }
  }

  private void heardIq(String iq) {
    String head = iq.substring(0, iq.indexOf('>'));
    if (head.contains("type='result'") || head.contains("type='error'")) {
      answered.add(value(ID, iq));
      return;
    }
    if (iq.contains("action='session-initiate'")) {
      invitations.incrementAndGet();
    }
    String answer = iq.contains("http://jabber.org/protocol/disco#info") ? abilities() : "";
    link.write(
        "<iq type='result' id='%s' from='%s' to='%s'>%s</iq>"
            .formatted(value(ID, iq), value(TO, iq), value(FROM, iq), answer));
  }

  private static String abilities() {
    StringBuilder query =
        new StringBuilder("<query xmlns='http://jabber.org/protocol/disco#info'>");
    Consumer<String> add = feature -> query.append("<feature var='").append(feature).append("'/>");
    Participant.FEATURES.forEach(add);
    return query.append("</query>").toString();
  }

  private static String value(Pattern attribute, String stanza) {
    Matcher found = attribute.matcher(stanza);
    return found.find() ? found.group(1) : "";
  }

  @Override
  public void close() {
    link.close();
  }
}
