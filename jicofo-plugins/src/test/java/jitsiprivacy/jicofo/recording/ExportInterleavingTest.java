package jitsiprivacy.jicofo.recording;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.consent.Purpose.TRANSCRIPTION;
import static jitsiprivacy.jicofo.TestFocus.ROOM;
import static jitsiprivacy.jicofo.room.Restriction.MUTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jitsiprivacy.jicofo.TestFocus;
import jitsiprivacy.jicofo.bridge.ExportGate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.Connect;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError.Condition;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Settings, Jicofo's requests, ours and the bridge's answers race. Whatever the order, nothing is
 * exported while somebody is forwarded who has not agreed; the bridge has no reason to refuse a
 * request of Jicofo's; and when all is quiet Jicofo and the bridge agree.
 */
class ExportInterleavingTest {

  private enum Step {
    SWITCHED_ON,
    SWITCHED_OFF,
    AGREES,
    WITHDRAWS,
    JICOFO_READS_SETTINGS,
    JICOFO_CHANGES_IT,
    JICOFO_SLIPS_ONE_IN,
    /** Jicofo's next request is decided on now and leaves some steps later. */
    JICOFO_DAWDLES,
    OURS_GOES_ON,
    BRIDGE_ANSWERS
  }

  @Property(tries = 300)
  void nothingIsExportedOfWhoHasNotAgreed(@ForAll("steps") List<Step> steps) {
    try (TestFocus focus =
        TestFocus.judging(
            "{ name = rule, require { consent = exclude-unconsenting, withdrawal = stop } }")) {
      new Play(focus).play(steps);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.frequency(
            Tuple.of(6, Step.OURS_GOES_ON),
            Tuple.of(5, Step.JICOFO_READS_SETTINGS),
            Tuple.of(3, Step.SWITCHED_ON),
            Tuple.of(3, Step.BRIDGE_ANSWERS),
            Tuple.of(2, Step.JICOFO_DAWDLES),
            Tuple.of(2, Step.SWITCHED_OFF),
            Tuple.of(2, Step.WITHDRAWS),
            Tuple.of(2, Step.AGREES),
            Tuple.of(1, Step.JICOFO_CHANGES_IT),
            Tuple.of(1, Step.JICOFO_SLIPS_ONE_IN))
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }

  /** To settle; each is a request, an answer or both. */
  private static final int MOST_ROUNDS = 200;

  private static final class Play {
    private final TestFocus focus;
    private final Transcription jitsi;
    private final ExportGate gate;
    private final Set<String> atBridge = new HashSet<>();
    private final Map<String, IQ> answers = new HashMap<>();
    private boolean exportsByJicofo;
    private int read;
    private int slipped;
    private int dawdles = -1;
    private Runnable onTheWay = () -> {};

    Play(TestFocus focus) {
      this.focus = focus;
      this.jitsi = new Transcription(focus);
      this.gate = focus.get(ExportGate.class);
      focus.wire().receiver(this::hear);
      focus.comes("p1");
      focus.agrees("p1", CONFERENCE, TRANSCRIPTION);
      focus.comes("p2");
      focus.agrees("p2", CONFERENCE);
    }

    void play(List<Step> steps) {
      for (Step step : steps) {
        take(step);
        if (dawdles >= 0 && dawdles-- == 0) {
          arrive();
        }
      }
      arrive();
      settle();
    }

    private void take(Step step) {
      switch (step) {
        case SWITCHED_ON -> jitsi.isSet(true);
        case SWITCHED_OFF -> jitsi.isSet(false);
        case AGREES -> focus.agrees("p1", TRANSCRIPTION);
        case WITHDRAWS ->
            focus.comes("p1", TestFocus.statement("\"refused\":[\"transcription\"]}"));
        case JICOFO_READS_SETTINGS -> readSettings();
        case JICOFO_CHANGES_IT -> {
          if (exportsByJicofo) {
            send(connect("t", false, false));
          }
        }
        case JICOFO_SLIPS_ONE_IN -> send(connect("s" + slipped++, true, false));
        case JICOFO_DAWDLES -> dawdles = 6;
        case OURS_GOES_ON -> focus.wire().pump();
        case BRIDGE_ANSWERS -> answer();
        default -> throw new IllegalStateException(step.name());
      }
    }

    /** As it does, only what differs. */
    private boolean readSettings() {
      List<String> handed = jitsi.handed();
      if (read == handed.size()) {
        return false;
      }
      boolean on = handed.get(read++).equals(Transcription.settings(true));
      if (on != exportsByJicofo) {
        exportsByJicofo = on;
        send(connect("t", on, !on));
      }
      return true;
    }

    private void send(Connect connect) {
      arrive();
      ConferenceModifyIQ.Builder builder = ConferenceModifyIQ.builder("host");
      builder.to(Transcription.BRIDGE);
      builder.setMeetingId("meeting");
      builder.setConferenceName(ROOM.toString());
      builder.addConnect(connect);
      ConferenceModifyIQ request = builder.build();
      gate.intercept(request, focus.wire());
      Runnable stanza =
          () -> {
            focus.wire().leaves(request);
            gate.sent(request, focus.wire(), null);
          };
      if (dawdles < 0) {
        stanza.run();
      } else {
        onTheWay = stanza;
      }
    }

    private void arrive() {
      Runnable stanza = onTheWay;
      onTheWay = () -> {};
      dawdles = -1;
      stanza.run();
    }

    private static Connect connect(String id, boolean create, boolean expire) {
      return new Connect(
          id,
          URI.create(Transcription.TEXT),
          Connect.Protocols.MEDIAJSON,
          Connect.Types.TRANSCRIBER,
          true,
          false,
          create,
          expire);
    }

    /** What the bridge does, as the real one. */
    private void hear(Stanza stanza) {
      if (stanza instanceof ConferenceModifyIQ request) {
        boolean well = true;
        NodeList connects = connects(request);
        for (int i = 0; i < connects.getLength(); i++) {
          well &= apply((Element) connects.item(i));
        }
        boolean ofJicofo = "host".equals(request.getStanzaId());
        assertThat(well || !ofJicofo).as("%s", request.toXML()).isTrue();
        if (!ofJicofo) {
          request.setType(IQ.Type.set);
          answers.put(
              request.getStanzaId(),
              well
                  ? IQ.createResultIQ(request)
                  : IQ.createErrorResponse(request, Condition.bad_request));
        }
        assertThat(atBridge.isEmpty() || focus.occupant("p2").restriction() == MUTED)
            .as("%s", atBridge)
            .isTrue();
      }
    }

    private boolean apply(Element connect) {
      String id = connect.getAttribute("id");
      if ("true".equals(connect.getAttribute("expire"))) {
        atBridge.remove(id);
        return true;
      }
      return "true".equals(connect.getAttribute("create"))
          ? atBridge.add(id)
          : atBridge.contains(id);
    }

    private static NodeList connects(ConferenceModifyIQ request) {
      try {
        return DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(request.toXML().toString())))
            .getElementsByTagName("connect");
      } catch (ParserConfigurationException | SAXException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private boolean answer() {
      IQ request = focus.wire().unanswered();
      IQ answer = request == null ? null : answers.get(request.getStanzaId());
      if (answer == null) {
        return false;
      }
      focus.wire().answer(answer);
      return true;
    }

    private void settle() {
      int rounds = 0;
      for (boolean busy = true; busy; ) {
        assertThat(rounds++).as("it comes to rest").isLessThan(MOST_ROUNDS);
        focus.wire().pumpAll();
        boolean answered = answer();
        busy = readSettings() || answered;
      }
      assertThat(atBridge.contains("t")).isEqualTo(exportsByJicofo);
    }
  }
}
