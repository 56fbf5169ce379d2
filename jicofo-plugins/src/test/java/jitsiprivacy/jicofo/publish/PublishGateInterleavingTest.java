package jitsiprivacy.jicofo.publish;

import static jitsiprivacy.consent.Purpose.CONFERENCE;
import static jitsiprivacy.jicofo.publish.Mute.EVERYTHING;
import static jitsiprivacy.jicofo.publish.Mute.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.jicofo.TestFocus;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;

/**
 * Jicofo's stanzas and ours race: between a decision and its stanza on the wire anything can
 * happen. Whatever the order, Jicofo never unmutes who has not agreed, nor do we, and when all is
 * quiet the bridge holds what Jicofo and the participant want.
 */
class PublishGateInterleavingTest {

  private static final String PARTICIPANT = "p1";
  private static final List<String> BRIDGES = List.of("jvb@b/1", "jvb@b/2");

  private enum Step {
    AGREES,
    WITHDRAWS,
    LEAVES,
    CREATED,
    MOVED,
    MUTED_BY_JICOFO,
    UNMUTED_BY_JICOFO,
    OURS_GOES_ON,
    BRIDGE_CONFIRMS,
    BRIDGE_FAILS,
    /** Jicofo's next stanza is decided on now and leaves some steps later. */
    JICOFO_DAWDLES
  }

  @Property(tries = 500)
  void whoHasNotAgreedIsNotUnmutedAndInTheEndTheBridgeIsInStep(@ForAll("steps") List<Step> steps) {
    try (TestFocus focus = TestFocus.with(Gate.PUBLISH)) {
      new Play(focus).play(steps);
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.frequency(
            Tuple.of(8, Step.OURS_GOES_ON),
            Tuple.of(3, Step.AGREES),
            Tuple.of(3, Step.JICOFO_DAWDLES),
            Tuple.of(2, Step.WITHDRAWS),
            Tuple.of(2, Step.MUTED_BY_JICOFO),
            Tuple.of(2, Step.UNMUTED_BY_JICOFO),
            Tuple.of(1, Step.CREATED),
            Tuple.of(1, Step.MOVED),
            Tuple.of(1, Step.LEAVES),
            Tuple.of(1, Step.BRIDGE_CONFIRMS),
            Tuple.of(1, Step.BRIDGE_FAILS))
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }

  private static final class Play {
    private final TestFocus focus;
    private final TestBridges bridges;
    private int bridge;
    private boolean there;
    private boolean created;
    private boolean agreed;
    private Mute wantedByJicofo = NOTHING;
    private int dawdles = -1;
    private Runnable onTheWay = () -> {};

    Play(TestFocus focus) {
      this.focus = focus;
      this.bridges = new TestBridges(focus);
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
        case AGREES -> agree();
        case WITHDRAWS -> {
          if (there) {
            focus.withdraws(PARTICIPANT);
            agreed = false;
          }
        }
        case LEAVES -> leave();
        case CREATED -> create(false);
        case MOVED -> create(created);
        case MUTED_BY_JICOFO -> forceMute(new Mute(true, false));
        case UNMUTED_BY_JICOFO -> forceMute(NOTHING);
        case OURS_GOES_ON -> oursGoesOn();
        case BRIDGE_CONFIRMS -> answer(true);
        case BRIDGE_FAILS -> answer(false);
        case JICOFO_DAWDLES -> dawdles = 8;
        default -> throw new IllegalStateException(step.name());
      }
    }

    /** At the moment of the decision; a stanza may be late, and then it is corrected. */
    private void decided(Mute mute) {
      assertThat(agreed || mute.equals(EVERYTHING)).isTrue();
    }

    private void agree() {
      if (!there) {
        focus.comes(PARTICIPANT);
        there = true;
      }
      focus.agrees(PARTICIPANT, CONFERENCE);
      agreed = true;
    }

    private void leave() {
      if (there) {
        arrive();
        focus.leaves(PARTICIPANT);
        if (created) {
          bridges.expire(BRIDGES.get(bridge), PARTICIPANT);
        }
        there = false;
        created = false;
        // What was decided holds for the meeting.
        focus.comes(PARTICIPANT);
        there = true;
      }
    }

    private void create(boolean elsewhere) {
      arrive();
      if (created) {
        bridges.expire(BRIDGES.get(bridge), PARTICIPANT);
      }
      if (!there) {
        focus.comes(PARTICIPANT);
        there = true;
      }
      bridge = elsewhere ? 1 - bridge : bridge;
      wantedByJicofo = NOTHING;
      created = true;
      send(bridges.creating(BRIDGES.get(bridge), PARTICIPANT));
    }

    private void forceMute(Mute mute) {
      if (created) {
        arrive();
        wantedByJicofo = mute;
        send(bridges.forceMuting(BRIDGES.get(bridge), PARTICIPANT, mute));
      }
    }

    private void send(ConferenceModifyIQ request) {
      Runnable stanza = bridges.decide(request);
      decided(TestBridges.muteIn(request));
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

    private void oursGoesOn() {
      focus.wire().pump();
      if (focus.wire().decided() instanceof ConferenceModifyIQ request) {
        decided(TestBridges.muteIn(request));
      }
    }

    private void answer(boolean well) {
      IQ request = focus.wire().unanswered();
      if (request != null) {
        focus
            .wire()
            .answer(
                well
                    ? IQ.createResultIQ(request)
                    : IQ.createErrorResponse(request, StanzaError.Condition.resource_constraint));
      }
    }

    private void settle() {
      for (boolean busy = true; busy; ) {
        focus.wire().pumpAll();
        focus.timePasses();
        busy = focus.wire().unanswered() != null;
        answer(true);
      }
      if (created) {
        assertThat(bridges.mute(BRIDGES.get(bridge), PARTICIPANT))
            .isEqualTo(agreed ? wantedByJicofo : EVERYTHING);
      }
    }
  }
}
