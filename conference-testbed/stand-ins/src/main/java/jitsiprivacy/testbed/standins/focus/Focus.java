package jitsiprivacy.testbed.standins.focus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import jitsiprivacy.testbed.standins.Brewery;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jibri.JibriStatusPacketExt;
import org.jitsi.xmpp.extensions.jingle.JingleIQ;
import org.jitsi.xmpp.extensions.jitsimeet.AbstractMuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceIq;
import org.jitsi.xmpp.extensions.jitsimeet.JsonMessageExtension;
import org.jitsi.xmpp.extensions.jitsimeet.MuteIq;
import org.jitsi.xmpp.extensions.jitsimeet.MuteVideoIq;
import org.jitsi.xmpp.extensions.rayo.DialIq;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.Jid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** The focus: logs in, looks for bridges and Jibris, and opens a conference for whoever asks. */
public final class Focus {
  private static final Logger LOGGER = Logger.getLogger(Focus.class.getName());

  private final Map<EntityBareJid, Conference> conferences = new ConcurrentHashMap<>();
  private final ObjectMapper json = new ObjectMapper();
  private final FocusConfig config;
  private final XMPPTCPConnection connection;
  private final Services bridges = new Services();
  private final Services jibris = new Services();
  private final Services jigasis = new Services();
  private final Jid moderationComponent;
  private final Jid metadataComponent;

  /** Returns when the focus can be used. */
  public static void start(FocusConfig config) {
    XMPPTCPConnection connection = config.link().open();
    Runtime.getRuntime().addShutdownHook(new Thread(connection::disconnect, "disconnect"));
    var focus = new Focus(config, connection);
    focus.listen();
    config.http().ifPresent(address -> FocusRest.serve(address, focus::open));
    // Last: whoever sees in the log that there is a bridge asks for a conference.
    focus.watchServices();
    LOGGER.info("Focus ready: " + connection.getUser());
  }

  private Focus(FocusConfig config, XMPPTCPConnection connection) {
    this.config = config;
    this.connection = connection;
    moderationComponent = component("av_moderation");
    metadataComponent = component("room_metadata");
  }

  private void watchServices() {
    String nickname = config.link().username();
    config
        .jibriBrewery()
        .ifPresent(
            brewery ->
                jibris.watch(
                    brewery(brewery),
                    nickname,
                    "Added brewery instance",
                    (jid, presence) -> {
                      var status = presence.getExtension(JibriStatusPacketExt.class);
                      return status != null && status.isAvailable();
                    },
                    lost -> conferences.values().forEach(c -> c.lostJibri(lost))));
    config
        .jigasiBrewery()
        .ifPresent(
            brewery ->
                jigasis.watch(
                    brewery(brewery),
                    nickname,
                    "Added brewery instance",
                    (jid, presence) -> presence.hasExtension(ColibriStatsExtension.class),
                    lost -> {}));
    bridges.watch(
        brewery(config.bridgeBrewery()),
        nickname,
        "Added new videobridge",
        (jid, presence) -> presence.hasExtension(ColibriStatsExtension.class),
        lost -> conferences.values().forEach(c -> c.lostBridge(lost)));
  }

  private Brewery brewery(String jid) {
    return new Brewery(connection, JidCreate.entityBareFromOrThrowUnchecked(jid));
  }

  /** The server tells of its components as identities of the client domain. */
  private Jid component(String type) {
    try {
      return ServiceDiscoveryManager.getInstanceFor(connection)
          .discoverInfo(JidCreate.domainBareFromOrThrowUnchecked(config.xmppDomain()))
          .getIdentities("component", type)
          .stream()
          .findFirst()
          .map(identity -> JidCreate.fromOrThrowUnchecked(identity.getName()))
          .orElse(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (SmackException | XMPPException e) {
      LOGGER.log(Level.WARNING, "Cannot discover components", e);
      return null;
    }
  }

  private void listen() {
    handle(ConferenceIq.ELEMENT, ConferenceIq.NAMESPACE, iq -> open((ConferenceIq) iq));
    handle(
        JingleIQ.ELEMENT,
        JingleIQ.NAMESPACE,
        iq -> {
          inConference(iq, c -> c.jingle((JingleIQ) iq));
          return IQ.createResultIQ(iq);
        });
    handle(
        AbstractMuteIq.ELEMENT,
        MuteIq.NAMESPACE,
        iq -> inConference(iq, c -> c.mute((AbstractMuteIq) iq)));
    handle(
        AbstractMuteIq.ELEMENT,
        MuteVideoIq.NAMESPACE,
        iq -> inConference(iq, c -> c.mute((AbstractMuteIq) iq)));
    handle(JibriIq.ELEMENT, JibriIq.NAMESPACE, iq -> jibri((JibriIq) iq));
    var dialling = new Dialling(connection, jigasis);
    handle(DialIq.ELEMENT, DialIq.NAMESPACE, iq -> dialling.handle((DialIq) iq));
    connection.addSyncStanzaListener(this::report, StanzaTypeFilter.MESSAGE);
  }

  private void handle(String element, String namespace, Function<IQ, IQ> handler) {
    connection.registerIQRequestHandler(
        // In order, except that opening a conference waits for the server and must not hold up the
        // reader.
        new AbstractIqRequestHandler(
            element,
            namespace,
            IQ.Type.set,
            element.equals(ConferenceIq.ELEMENT) ? Mode.async : Mode.sync) {
          @Override
          public IQ handleIQRequest(IQ request) {
            return handler.apply(request);
          }
        });
  }

  /**
   * Leaves the answer to the conference; there is one right away only when there is no such
   * conference.
   */
  private IQ inConference(IQ iq, Consumer<Conference> task) {
    EntityBareJid room = iq.getFrom().asEntityBareJidIfPossible();
    Conference conference = room == null ? null : conferences.get(room);
    if (conference == null) {
      return IQ.createErrorResponse(iq, Condition.item_not_found);
    }
    task.accept(conference);
    return null;
  }

  private synchronized IQ open(ConferenceIq request) {
    EntityBareJid room = request.getRoom();
    if (room == null) {
      return IQ.createErrorResponse(request, Condition.bad_request);
    }
    if (!conferences.containsKey(room)) {
      var conference =
          new Conference(
              connection,
              room,
              Resourcepart.fromOrThrowUnchecked(config.link().username()),
              config.minParticipants(),
              bridges,
              jibris,
              config.exports(),
              this::hasBreakoutRooms,
              () -> ended(room));
      conferences.put(room, conference);
      try {
        conference.start();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      } catch (Exception e) {
        LOGGER.log(Level.WARNING, "Cannot open " + room, e);
        conferences.remove(room);
        return IQ.createErrorResponse(request, Condition.internal_server_error);
      }
    }
    var answer = new ConferenceIq();
    answer.setType(IQ.Type.result);
    answer.setStanzaId(request.getStanzaId());
    answer.setTo(request.getFrom());
    answer.setRoom(room);
    answer.setReady(true);
    answer.setFocusJid(connection.getUser().asBareJid().toString());
    return answer;
  }

  private boolean hasBreakoutRooms(EntityBareJid mainRoom) {
    return conferences.values().stream().anyMatch(c -> c.mainRoom().equals(Optional.of(mainRoom)));
  }

  private void ended(EntityBareJid room) {
    Conference ended = conferences.remove(room);
    ended.mainRoom().map(conferences::get).ifPresent(Conference::endIfOver);
  }

  private IQ jibri(JibriIq iq) {
    boolean fromBrewery =
        config
            .jibriBrewery()
            .filter(b -> b.equals(iq.getFrom().asBareJid().toString()))
            .isPresent();
    if (!fromBrewery) {
      return inConference(iq, c -> c.jibri(iq));
    }
    // The report of a Jibri names no room; its session does.
    return conferences.values().stream()
        .filter(c -> c.records(iq.getSessionId()))
        .findFirst()
        .map(
            c -> {
              c.jibri(iq);
              return (IQ) null;
            })
        .orElseGet(() -> IQ.createErrorResponse(iq, Condition.item_not_found));
  }

  /** What components of the server report about rooms. */
  private void report(Stanza stanza) {
    var extension = ((Message) stanza).getExtension(JsonMessageExtension.class);
    if (extension == null) {
      return;
    }
    try {
      JsonNode report = json.readTree(extension.getJson());
      if (stanza.getFrom().equals(moderationComponent)) {
        inRoom(report.path("room").asText(), conference -> conference.moderation(report));
      } else if (stanza.getFrom().equals(metadataComponent)) {
        JsonNode metadata = report.path("metadata");
        boolean transcribed =
            metadata.path("recording").path("isTranscribingEnabled").asBoolean()
                && metadata.path("asyncTranscription").asBoolean();
        inRoom(
            extension.getAttributeAsString("room"),
            conference -> conference.transcribe(transcribed));
      }
    } catch (JsonProcessingException e) {
      LOGGER.log(Level.WARNING, "Not JSON", e);
    }
  }

  private void inRoom(String room, Consumer<Conference> task) {
    Conference conference = conferences.get(JidCreate.entityBareFromOrThrowUnchecked(room));
    if (conference != null) {
      task.accept(conference);
    }
  }
}
