package jitsiprivacy.host.pipeline;

import static jitsiprivacy.spi.Direction.INCOMING;
import static jitsiprivacy.spi.Direction.OUTGOING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.Refusal;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.packet.StanzaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.jxmpp.jid.impl.JidCreate;

class StanzaPipelineTest {
  private static final StanzaError.Condition FORBIDDEN = StanzaError.Condition.forbidden;

  private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> sendFailures = new LinkedBlockingQueue<>();
  private final BackgroundThreads background =
      new BackgroundThreads(cause -> told.add("background " + cause));
  private final Connections connections =
      new Connections(background, (what, cause) -> sendFailures.add(what));
  private final TestConnection connection = new TestConnection();
  private final List<Route<?>> routes = new ArrayList<>();

  private final FaultListener faults =
      new FaultListener() {
        @Override
        public void fault(String guard, String where, Throwable cause) {
          told.add(guard + " " + where + " " + cause.getClass().getSimpleName());
        }

        @Override
        public void intervened(String guard, String verdict) {
          told.add(guard + " " + verdict);
        }
      };

  private <S extends Stanza> StanzaPipelineTest with(
      String guard, Interest<S> interest, StanzaInterceptor<S> interceptor) {
    routes.add(new Route<>(guard, interest, interceptor));
    return this;
  }

  private StanzaPipelineTest pings(Direction direction, Verdict verdict) {
    return with("gate", Interest.in(direction, Ping.class, Refusal.ANSWER), (s, c) -> verdict);
  }

  private StanzaPipeline pipeline(OnFault onFault) {
    return new StanzaPipeline(routes, onFault, faults, connections);
  }

  private Stanza decide(Direction direction, Stanza stanza) {
    return decide(pipeline(OnFault.DENY), direction, stanza);
  }

  private Stanza decide(StanzaPipeline pipeline, Direction direction, Stanza stanza) {
    return direction == INCOMING
        ? pipeline.incoming(connection, stanza)
        : pipeline.outgoing(connection, stanza);
  }

  private HostConnection ours() {
    return connections.of(connection);
  }

  private static Message message(String body) {
    return StanzaBuilder.buildMessage().setBody(body).build();
  }

  private static IQ answerTo(IQ request, String from) {
    IQ answer = IQ.createResultIQ(request);
    answer.setFrom(JidCreate.fromOrThrowUnchecked(from));
    return answer;
  }

  @ParameterizedTest
  @EnumSource
  void aPassedStanzaIsTheSameObject(Direction direction) {
    Ping ping = new Ping();
    assertThat(pings(direction, Verdict.pass()).decide(direction, ping)).isSameAs(ping);
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aReplacementGoesOnInItsPlace(Direction direction) {
    Ping other = new Ping();
    assertThat(pings(direction, Verdict.replace(other)).decide(direction, new Ping()))
        .isSameAs(other);
    assertThat(told).containsExactly("gate replace");
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedStanzaVanishesAndNobodyIsAnswered(Direction direction) throws Exception {
    assertThat(pings(direction, Verdict.drop()).decide(direction, new Ping())).isNull();
    assertThat(told).containsExactly("gate drop");
    assertNothingWasAnswered();
  }

  /** What is sent and delivered comes out in order, so a marker would come behind an answer. */
  private void assertNothingWasAnswered() throws InterruptedException {
    Message marker = message("marker");
    ours().send(marker);
    ours().deliver(marker);
    assertThat(connection.nextSent()).isSameAs(marker);
    assertThat(connection.nextProcessed()).isSameAs(marker);
  }

  @Test
  void anIncomingRequestIsAnsweredToItsSender() throws Exception {
    Ping ping = new Ping();
    assertThat(pings(INCOMING, Verdict.answer(FORBIDDEN, "not now")).decide(INCOMING, ping))
        .isNull();
    assertAnswers(connection.nextSent(), ping, FORBIDDEN, "not now");
    assertThat(told).containsExactly("gate answer");
  }

  @Test
  void anOutgoingRequestIsAnsweredToTheHostItself() throws Exception {
    Ping ping = new Ping();
    assertThat(pings(OUTGOING, Verdict.answer(FORBIDDEN, "not now")).decide(OUTGOING, ping))
        .isNull();
    assertAnswers(connection.nextProcessed(), ping, FORBIDDEN, "not now");
    assertThat(told).containsExactly("gate answer");
  }

  private static void assertAnswers(
      Stanza answer, IQ request, StanzaError.Condition condition, String text) {
    assertThat(answer).isInstanceOf(ErrorIQ.class);
    assertThat((Object) answer.getTo()).isEqualTo(request.getFrom());
    assertThat((Object) answer.getFrom()).isEqualTo(request.getTo());
    assertThat(answer.getStanzaId()).isEqualTo(request.getStanzaId());
    assertThat(answer.getError().getCondition()).isEqualTo(condition);
    assertThat(answer.getError().getDescriptiveText("en")).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerToWhatIsNoRequestOnlyDrops(Direction direction) throws Exception {
    with(
        "gate",
        Interest.in(direction, Stanza.class, Refusal.ANSWER),
        (s, c) -> Verdict.answer(FORBIDDEN, "no"));
    assertThat(decide(direction, message("hello"))).isNull();
    assertThat(decide(direction, answerTo(new Ping(), "a@example.org"))).isNull();
    assertNothingWasAnswered();
  }

  @Test
  void theOtherDirectionIsNotJudged() {
    Ping ping = new Ping();
    assertThat(pings(INCOMING, Verdict.drop()).decide(OUTGOING, ping)).isSameAs(ping);
    routes.clear();
    assertThat(pings(OUTGOING, Verdict.drop()).decide(INCOMING, ping)).isSameAs(ping);
  }

  @Test
  void lowerOrderJudgesFirstAndTheGuardsIdBreaksTies() {
    List<String> asked = new ArrayList<>();
    Interest<Ping> interest = Interest.in(INCOMING, Ping.class, Refusal.DROP);
    for (String guard : List.of("b", "a", "c")) {
      with(
          guard,
          interest.ordered("c".equals(guard) ? -1 : 5),
          (s, c) -> {
            asked.add(guard);
            return Verdict.pass();
          });
    }
    decide(INCOMING, new Ping());
    assertThat(asked).containsExactly("c", "a", "b");
  }

  @Test
  void nobodyIsAskedAfterARefusal() {
    AtomicInteger asked = new AtomicInteger();
    Interest<Ping> interest = Interest.in(INCOMING, Ping.class, Refusal.DROP);
    with("first", interest, (s, c) -> Verdict.drop());
    with(
        "second",
        interest,
        (s, c) -> {
          asked.incrementAndGet();
          return Verdict.pass();
        });
    assertThat(decide(INCOMING, new Ping())).isNull();
    assertThat(asked).hasValue(0);
  }

  @Test
  void subclassesCountAndSuperclassesDoNot() {
    with("g", Interest.in(INCOMING, Ping.Special.class, Refusal.DROP), (s, c) -> Verdict.drop());
    Ping ping = new Ping();
    assertThat(decide(INCOMING, ping)).isSameAs(ping);
    assertThat(decide(INCOMING, new Ping.Special())).isNull();
    routes.clear();
    assertThat(pings(INCOMING, Verdict.drop()).decide(INCOMING, new Ping.Special())).isNull();
  }

  @Test
  void anIqsElementAndNamespaceMustBothFit() {
    with(
        "g",
        Interest.in(INCOMING, IQ.class, Refusal.DROP).holding("ping", "urn:xmpp:ping"),
        (s, c) -> Verdict.drop());
    assertThat(decide(INCOMING, new Ping())).isNull();
    for (Ping other : List.of(new Ping("pong", "urn:xmpp:ping"), new Ping("ping", "urn:other"))) {
      assertThat(decide(INCOMING, other)).isSameAs(other);
    }
  }

  @Test
  void aMessageMustHoldTheElement() {
    with(
        "g",
        Interest.in(INCOMING, Message.class, Refusal.DROP).holding("agree", "urn:consent"),
        (s, c) -> Verdict.drop());
    Message plain = message("hello");
    assertThat(decide(INCOMING, plain)).isSameAs(plain);
    assertThat(decide(INCOMING, holding("agree", "urn:other"))).isNotNull();
    assertThat(decide(INCOMING, holding("agree", "urn:consent"))).isNull();
  }

  private static Message holding(String element, String namespace) {
    return StanzaBuilder.buildMessage()
        .addExtension(StandardExtensionElement.builder(element, namespace).build())
        .build();
  }

  @Test
  void whatNobodyAskedForIsTheSameObject() {
    pings(INCOMING, Verdict.drop()).pings(OUTGOING, Verdict.drop());
    Message message = message("hello");
    assertThat(decide(INCOMING, message)).isSameAs(message);
    assertThat(decide(OUTGOING, message)).isSameAs(message);
  }

  @Test
  void laterInterceptorsSeeTheReplacement() {
    Ping.Special replacement = new Ping.Special();
    List<Stanza> seen = new ArrayList<>();
    Interest<Ping> interest = Interest.in(OUTGOING, Ping.class, Refusal.DROP);
    with("a", interest, (s, c) -> Verdict.replace(replacement));
    with(
        "b",
        interest,
        (s, c) -> {
          seen.add(s);
          return Verdict.pass();
        });
    assertThat(decide(OUTGOING, new Ping())).isSameAs(replacement);
    assertThat(seen).containsExactly(replacement);
  }

  @Test
  void aReplacementOfAnotherClassIsNotShownToThoseWhoWantTheFirst() {
    Message replacement = message("instead");
    Interest<Ping> pings = Interest.in(OUTGOING, Ping.class, Refusal.DROP);
    with(
        "a",
        Interest.in(OUTGOING, Stanza.class, Refusal.DROP),
        (s, c) -> Verdict.replace(replacement));
    with("b", pings, (s, c) -> Verdict.drop());
    assertThat(decide(OUTGOING, new Ping())).isSameAs(replacement);
  }

  @Test
  void ownStanzasBypassInterceptors() throws Exception {
    pings(INCOMING, Verdict.drop()).pings(OUTGOING, Verdict.drop());
    List<Throwable> sent = new ArrayList<>();
    with("s", Interest.in(OUTGOING, Ping.class, Refusal.DROP), new SentTo(sent::add));
    connection.guardedBy(pipeline(OnFault.DENY));
    Ping ping = new Ping();
    ours().send(ping);
    ours().deliver(ping);
    assertThat(connection.nextSent()).isSameAs(ping);
    assertThat(connection.nextProcessed()).isSameAs(ping);
    assertThat(told).isEmpty();
    assertThat(sent).isEmpty();
    // The host's own are judged again afterwards.
    assertThat(decide(OUTGOING, new Ping())).isNull();
  }

  private record SentTo(Consumer<Throwable> told) implements StanzaInterceptor<Ping> {
    @Override
    public Verdict intercept(Ping stanza, HostConnection connection) {
      return Verdict.pass();
    }

    @Override
    public void sent(Ping stanza, HostConnection connection, Throwable failure) {
      told.accept(failure);
    }
  }

  @Test
  void sentIsToldOnceWithTheFailureOrNull() {
    List<Throwable> sent = new ArrayList<>();
    with("g", Interest.in(OUTGOING, Ping.class, Refusal.DROP), new SentTo(sent::add));
    StanzaPipeline pipeline = pipeline(OnFault.DENY);
    RuntimeException cause = new IllegalStateException("wire");
    pipeline.sent(connection, new Ping(), null);
    pipeline.sent(connection, new Ping(), cause);
    pipeline.sent(connection, message("nobody asked"), cause);
    assertThat(sent).containsExactly(null, cause);
  }

  @Test
  void sentIsNotToldOfOtherElements() {
    List<Throwable> sent = new ArrayList<>();
    with(
        "g",
        Interest.in(OUTGOING, Ping.class, Refusal.DROP).holding("ping", "urn:xmpp:ping"),
        new SentTo(sent::add));
    pipeline(OnFault.DENY).sent(connection, new Ping("pong", "urn:other"), null);
    assertThat(sent).isEmpty();
  }

  @Test
  void aThrowInSentIsContainedAndTheNextIsStillTold() {
    List<Throwable> sent = new ArrayList<>();
    Interest<Ping> interest = Interest.in(OUTGOING, Ping.class, Refusal.DROP);
    with(
        "a",
        interest,
        new SentTo(
            failure -> {
              throw new NoClassDefFoundError("gone");
            }));
    with("b", interest, new SentTo(sent::add));
    pipeline(OnFault.DENY).sent(connection, new Ping(), null);
    assertThat(told).containsExactly("a after sending NoClassDefFoundError");
    assertThat(sent).hasSize(1);
  }

  private static Stream<Arguments> faultsAndRefusals() {
    return Stream.<Throwable>of(
            new IllegalStateException("broken"),
            new StackOverflowError(),
            new NoSuchMethodError("gone"),
            new AssertionError("wrong"))
        .flatMap(
            thrown ->
                Stream.of(Refusal.values())
                    .flatMap(
                        refusal ->
                            Stream.of(Direction.values())
                                .map(way -> Arguments.of(thrown, refusal, way))));
  }

  private void failing(Throwable thrown, Refusal refusal, Direction direction) {
    with(
        "gate",
        Interest.in(direction, Ping.class, refusal),
        (s, c) -> {
          throw rethrown(thrown);
        });
  }

  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof RuntimeException e) {
      return e;
    }
    throw (Error) thrown;
  }

  @ParameterizedTest
  @MethodSource("faultsAndRefusals")
  void aFaultIsRefusedAsTheInterestSays(Throwable thrown, Refusal refusal, Direction direction)
      throws Exception {
    failing(thrown, refusal, direction);
    Ping ping = new Ping();
    Stanza decided = decide(direction, ping);
    assertThat(told).contains("gate interceptor " + thrown.getClass().getSimpleName());
    if (refusal == Refusal.PASS) {
      assertThat(decided).isSameAs(ping);
      assertNothingWasAnswered();
    } else {
      assertThat(decided).isNull();
      if (refusal == Refusal.ANSWER) {
        assertAnswers(
            direction == INCOMING ? connection.nextSent() : connection.nextProcessed(),
            ping,
            StanzaError.Condition.service_unavailable,
            StanzaPipeline.FAULT_TEXT);
      } else {
        assertNothingWasAnswered();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("faultsAndRefusals")
  void aFaultPassesWhenFaultsAreAllowed(Throwable thrown, Refusal refusal, Direction direction) {
    failing(thrown, refusal, direction);
    Ping ping = new Ping();
    assertThat(decide(pipeline(OnFault.ALLOW), direction, ping)).isSameAs(ping);
    assertThat(told).containsExactly("gate interceptor " + thrown.getClass().getSimpleName());
  }

  @Test
  void noVerdictAtAllIsAFault() {
    pings(INCOMING, null);
    Ping ping = new Ping();
    assertThat(decide(INCOMING, ping)).isNull();
    assertThat(told).containsExactly("gate interceptor NullPointerException", "gate answer");
    assertThat(decide(pipeline(OnFault.ALLOW), INCOMING, ping)).isSameAs(ping);
  }

  @Test
  void theAnswerIsTakenFromTheRightPeerOnly() throws Exception {
    BlockingQueue<Optional<IQ>> answers = new LinkedBlockingQueue<>();
    StanzaPipeline pipeline = pipeline(OnFault.DENY);
    Ping request = new Ping();
    ours().awaitAnswer(request, Duration.ofHours(1), iq -> answers.add(Optional.ofNullable(iq)));

    IQ fromAnother = answerTo(request, "other.example.org");
    assertThat(pipeline.incoming(connection, fromAnother)).isSameAs(fromAnother);
    Ping sameIdButARequest = new Ping();
    sameIdButARequest.setStanzaId(request.getStanzaId());
    sameIdButARequest.setFrom(request.getTo());
    assertThat(pipeline.incoming(connection, sameIdButARequest)).isSameAs(sameIdButARequest);
    IQ toAnother = answerTo(new Ping(), "focus.example.org");
    assertThat(pipeline.incoming(connection, toAnother)).isSameAs(toAnother);

    IQ answer = answerTo(request, "focus.example.org");
    assertThat(pipeline.incoming(connection, answer)).isNull();
    assertThat(answers.poll(10, TimeUnit.SECONDS)).containsSame(answer);
    assertThat(connections.awaitsAnswers()).isFalse();
    assertThat(answers).isEmpty();
  }

  @Test
  void anAnswerOnAnotherConnectionIsNotTaken() {
    Ping request = new Ping();
    ours().awaitAnswer(request, Duration.ofHours(1), iq -> told.add("answered"));
    IQ answer = answerTo(request, "focus.example.org");
    assertThat(pipeline(OnFault.DENY).incoming(new TestConnection(), answer)).isSameAs(answer);
  }

  @Test
  void noAnswerInTimeGivesNull() throws Exception {
    BlockingQueue<Optional<IQ>> answers = new LinkedBlockingQueue<>();
    Ping request = new Ping();
    ours().awaitAnswer(request, Duration.ofNanos(1), iq -> answers.add(Optional.ofNullable(iq)));
    assertThat(answers.poll(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(connections.awaitsAnswers()).isFalse();
    IQ late = answerTo(request, "focus.example.org");
    assertThat(pipeline(OnFault.DENY).incoming(connection, late)).isSameAs(late);
  }

  @Test
  void sendWhileAsksAgainAfterEachStanzaAndKeepsItsPlaceInTheOrder() throws Exception {
    Message before = message("before");
    Message one = message("one");
    Message two = message("two");
    Message after = message("after");
    List<Stanza> next = new ArrayList<>(List.of(one, two));
    AtomicInteger asked = new AtomicInteger();
    ours().send(before);
    ours()
        .sendWhile(
            () -> {
              asked.incrementAndGet();
              return next.isEmpty() ? null : next.remove(0);
            });
    ours().send(after);
    for (Message expected : List.of(before, one, two, after)) {
      assertThat(connection.nextSent()).isSameAs(expected);
    }
    assertThat(asked).hasValue(3);
  }

  @Test
  void whatIsSentAheadIsBeforeTheStanzaThatIsJudgedAndBeforeOurNext() throws Exception {
    Message ahead = message("ahead");
    with(
        "gate",
        Interest.in(OUTGOING, Ping.class, Refusal.ANSWER),
        (stanza, judged) -> {
          assertThat(judged.sendAhead(ahead)).isTrue();
          return Verdict.pass();
        });
    connection.guardedBy(pipeline(OnFault.DENY));
    Ping ping = new Ping();
    connection.sendStanza(ping);
    assertThat(connection.nextSent()).isSameAs(ahead);
    assertThat(connection.nextSent()).isSameAs(ping);

    Message next = message("next");
    List<Stanza> all = new ArrayList<>(List.of(next));
    ours()
        .sendWhile(
            () -> {
              ours().sendAhead(ahead);
              return all.isEmpty() ? null : all.remove(0);
            });
    assertThat(connection.nextSent()).isSameAs(ahead);
    assertThat(connection.nextSent()).isSameAs(next);
  }

  @Test
  void whatCannotBeSentAheadIsToldAndReported() {
    connection.cut();
    assertThat(ours().sendAhead(message("ahead"))).isFalse();
    assertThat(sendFailures).containsExactly("send Message");
  }

  @Test
  void aSecondRequestOfTheSameIdCannotWait() {
    Ping request = new Ping();
    ours().awaitAnswer(request, Duration.ofHours(1), iq -> told.add("answered"));
    assertThatThrownBy(() -> ours().awaitAnswer(request, Duration.ofHours(1), iq -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(connections.awaited()).hasValue(1);
  }

  @Test
  void eachConnectionKeepsItsOwnWhicheverWasUsedLast() {
    TestConnection other = new TestConnection();
    HostConnection first = connections.of(connection);
    HostConnection second = connections.of(other);
    assertThat(second).isNotSameAs(first);
    assertThat(connections.of(connection)).isSameAs(first);
    assertThat(connections.of(connection)).isSameAs(first);
    assertThat(connections.of(other)).isSameAs(second);
  }

  static Stream<Throwable> whatAGuardMayThrow() {
    return Stream.of(
        new IllegalStateException("broken"),
        new NoClassDefFoundError("broken"),
        new StackOverflowError(),
        new AssertionError("broken"));
  }

  @ParameterizedTest
  @MethodSource("whatAGuardMayThrow")
  void aSupplierThatThrowsIsReportedAndLaterStanzasStillLeave(Throwable thrown) throws Exception {
    ours()
        .sendWhile(
            () -> {
              throw rethrown(thrown);
            });
    Message after = message("after");
    ours().send(after);
    assertThat(connection.nextSent()).isSameAs(after);
    assertThat(sendFailures).containsExactly("deciding what to send");
  }

  @Test
  void whatCannotBeSentIsReportedAndEndsSendWhile() throws Exception {
    connection.cut();
    AtomicInteger asked = new AtomicInteger();
    ours()
        .sendWhile(
            () -> {
              asked.incrementAndGet();
              return message("never");
            });
    ours().send(new Ping());
    assertThat(sendFailures.poll(10, TimeUnit.SECONDS)).isEqualTo("send Message");
    assertThat(sendFailures.poll(10, TimeUnit.SECONDS)).isEqualTo("send Ping");
    assertThat(asked).hasValue(1);
  }
}
