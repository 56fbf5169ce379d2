package jitsiprivacy.host.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import jitsiprivacy.host.pipeline.Route;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Refusal;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;

class ClosedDoorsTest {
  private static final ClosedDoor DOOR = ClosedDoor.iq(Direction.INCOMING, "record", "urn:rec");
  private static final Verdict REFUSED =
      Verdict.answer(
          StanzaError.Condition.service_unavailable,
          "Refused: the a of this server cannot work at present. Please tell the operator.");

  private static List<Route<?>> routes(ClosedDoor... doors) {
    GuardModule guard =
        new GuardFixture("a", GuardFixture.A.class, Set.of(), Set.of()) {
          @Override
          public List<ClosedDoor> closedDoors() {
            return List.of(doors);
          }
        };
    return ClosedDoors.routes(List.of(guard));
  }

  @SuppressWarnings("unchecked") // Every route of a closed door is one for IQs.
  private static Verdict ask(ClosedDoor door, IQ iq) {
    return ((StanzaInterceptor<IQ>) routes(door).get(0).interceptor()).intercept(iq, null);
  }

  @Test
  void eachDoorIsARouteOfItsGuard() {
    assertThat(routes(DOOR, DOOR.where("action", "start"))).hasSize(2);
    Route<?> route = routes(DOOR).get(0);
    assertThat(route.guard()).isEqualTo("a");
    assertThat(route.interest().direction()).isEqualTo(Direction.INCOMING);
    assertThat(route.interest().type()).isEqualTo(IQ.class);
    assertThat(route.interest().element()).isEqualTo("record");
    assertThat(route.interest().namespace()).isEqualTo("urn:rec");
    assertThat(route.interest().onFault()).isEqualTo(Refusal.ANSWER);
  }

  @Test
  void requestsAreRefused() {
    assertThat(ask(DOOR, new Recording(IQ.Type.get, null))).isEqualTo(REFUSED);
    assertThat(ask(DOOR, new Recording(IQ.Type.set, "stop"))).isEqualTo(REFUSED);
  }

  @Test
  void whatIsNoRequestPasses() {
    assertThat(ask(DOOR, new Recording(IQ.Type.result, null))).isEqualTo(Verdict.pass());
    assertThat(ask(DOOR, new Recording(IQ.Type.error, "start"))).isEqualTo(Verdict.pass());
  }

  @Test
  void onlyTheGivenAttributeValueIsRefused() {
    ClosedDoor start = DOOR.where("action", "start");
    assertThat(ask(start, new Recording(IQ.Type.set, "start"))).isEqualTo(REFUSED);
    assertThat(ask(start, new Recording(IQ.Type.set, "stop"))).isEqualTo(Verdict.pass());
    assertThat(ask(start, new Recording(IQ.Type.set, null))).isEqualTo(Verdict.pass());
    assertThat(ask(start, new Recording(IQ.Type.result, "start"))).isEqualTo(Verdict.pass());
    assertThat(ask(DOOR.where("mode", "start"), new Recording(IQ.Type.set, "start")))
        .isEqualTo(Verdict.pass());
  }

  @Test
  void onlyWhatHoldsTheGivenElementIsRefused() {
    ClosedDoor export = DOOR.holding("export");
    Recording recording = new Recording(IQ.Type.set, "start");
    assertThat(ask(export, recording)).isEqualTo(Verdict.pass());
    recording.addExtension(StandardExtensionElement.builder("other", "urn:rec").build());
    assertThat(ask(export, recording)).isEqualTo(Verdict.pass());
    recording.addExtension(
        StandardExtensionElement.builder("all", "urn:rec")
            .addElement(StandardExtensionElement.builder("export", "urn:rec").build())
            .build());
    assertThat(ask(export, recording)).isEqualTo(REFUSED);
    assertThat(ask(export.where("action", "start"), recording)).isEqualTo(REFUSED);
    assertThat(ask(export.where("action", "stop"), recording)).isEqualTo(Verdict.pass());
  }

  @Test
  void anAttributeValueIsComparedAsItWasMeant() {
    ClosedDoor odd = DOOR.where("action", "a<b & 'c'");
    assertThat(ask(odd, new Recording(IQ.Type.set, "a<b & 'c'"))).isEqualTo(REFUSED);
  }

  private static final class Recording extends IQ {
    private final String action;

    Recording(Type type, String action) {
      super("record", "urn:rec");
      setType(type);
      this.action = action;
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      xml.optAttribute("action", action);
      xml.setEmptyElement();
      return xml;
    }
  }
}
