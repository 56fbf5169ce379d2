package jitsiprivacy.recording.policy;

import static jitsiprivacy.recording.policy.Policies.QUESTION;
import static jitsiprivacy.recording.policy.Policies.allow;
import static jitsiprivacy.recording.policy.Policies.kinds;
import static jitsiprivacy.recording.policy.Policies.names;
import static jitsiprivacy.recording.policy.Policies.refuse;
import static jitsiprivacy.recording.policy.Policies.rooms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.policy.Ruling.Cause;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecordingPolicyTest {

  private static final Ruling NO_RULE =
      new Ruling.Refused(Cause.NO_RULE, Optional.empty(), Optional.empty());

  @Test
  void whatNoRuleAllowsIsRefused() {
    assertThat(policy().decide(QUESTION)).isEqualTo(NO_RULE);
    assertThat(policy(allow("lab", rooms("lab"))).decide(QUESTION)).isEqualTo(NO_RULE);
  }

  @Test
  void theFirstThatMatchesDecides() {
    RecordingRule ward = refuse("ward", rooms("ward-*"));
    RecordingRule all = allow("all", Condition.ANY);
    assertThat(policy(ward, all).decide(QUESTION))
        .isEqualTo(new Ruling.Refused(Cause.RULE, Optional.of("ward"), Optional.empty()));
    assertThat(policy(allow("files", kinds(RecordingKind.FILE)), ward).decide(QUESTION))
        .isEqualTo(new Ruling.Allowed("files", Requirements.CONSENT_OF_ALL));
  }

  @Test
  void anUnreadableDestinationMatchesNothing() {
    RecordingQuestion question =
        with(Destination.ofUrl("rtmp://live.example:80@other.example/app"));
    RecordingPolicy policy =
        policy(
            refuse("not-there", Condition.ANY.withDestinations(names("other.example"))),
            allow("all", Condition.ANY));
    assertThat(policy.decide(question))
        .isEqualTo(
            new Ruling.Refused(Cause.DESTINATION_UNREADABLE, Optional.empty(), Optional.empty()));
    assertThat(policy.explain(question).lines())
        .containsExactly(
            "Refused before any rule: it cannot be told where it goes. The address is no rtmp,"
                + " rtmps, ws or wss URL, or has a user name or password in it.");
  }

  @Test
  void whatIsNotKnownMatchesNoConditionAboutIt() {
    InitiatorCondition any = InitiatorCondition.ANY;
    RecordingQuestion unknown =
        new RecordingQuestion(
            "ward-7",
            Optional.empty(),
            RecordingKind.TRANSCRIPTION,
            Initiator.UNKNOWN,
            Destination.nowhere(),
            QUESTION.time(),
            1,
            false);
    for (Condition condition :
        List.of(
            Condition.ANY.withTenants(names("*")),
            Condition.ANY.withDestinations(names("*")),
            Condition.ANY.withInitiator(any.withRoles(Set.of(Role.values()))),
            Condition.ANY.withInitiator(any.withAffiliations(Set.of(Affiliation.values()))),
            Condition.ANY.withInitiator(any.withGroups(names("*"))),
            Condition.ANY.withInitiator(any.withFeatures(Set.of("recording"))),
            Condition.ANY.withInitiator(any.withClaims(Map.of("aud", new NamePattern("*")))))) {
      assertThat(policy(allow("rule", condition)).decide(unknown)).isEqualTo(NO_RULE);
    }
  }

  @Test
  void theExplanationNamesTheRuleAndTheNearestThatDoNotMatch() {
    RecordingPolicy policy =
        policy(
            allow(
                "far",
                rooms("lab").withKinds(Set.of(RecordingKind.SIP)).withEncrypted(Optional.of(true))),
            allow(
                "near",
                Condition.ANY.withInitiator(
                    InitiatorCondition.ANY.withRoles(Set.of(Role.PARTICIPANT)))),
            refuse("ward", rooms("ward-*")),
            allow("rest", Condition.ANY));
    Explanation explanation = policy.explain(QUESTION);
    assertThat(explanation.ruling()).isEqualTo(policy.decide(QUESTION));
    assertThat(explanation.lines())
        .containsExactly(
            "Refused by rule ward.",
            "Rules before it that do not match: 2:",
            "  near: role is moderator, not participant",
            "  far: room is ward-7, not lab; kind is file, not sip; encryption is off, not on");
    assertThat(explanation.facts()).containsExactly("near/role", "far/room.kind.encryption");
  }

  @Test
  void theExplanationSaysWhatIsRequired() {
    Requirements requirements = Requirements.of(ConsentNeed.NONE, Optional.of("court order"));
    RecordingPolicy policy =
        policy(new RecordingRule("court", Condition.ANY, new Outcome.Allow(requirements)));
    assertThat(policy.explain(QUESTION).lines())
        .containsExactly(
            "Allowed by rule court.", "It requires no consent, on the basis of: court order.");
  }

  @Test
  void whatATokenClaimsIsNotInTheExplanation() {
    InitiatorCondition others =
        InitiatorCondition.ANY
            .withClaims(Map.of("user.id", new NamePattern("x*")))
            .withGroups(names("doctors"))
            .withFeatures(Set.of("livestreaming"));
    Explanation explanation =
        policy(allow("doctors", Condition.ANY.withInitiator(others))).explain(QUESTION);
    assertThat(explanation.facts()).containsExactly("doctors/claims.features.group");
    assertThat(String.join("\n", explanation.lines()))
        .contains("group is another, not doctors", "claims is others, not user.id = x*")
        .doesNotContain("participant-1")
        .doesNotContain("staff");
  }

  @Property(tries = 2_000)
  void decidesAsIfEachRuleWereAskedInTurn(
      @ForAll("conditions") @Size(max = 40) List<Condition> conditions,
      @ForAll("questions") RecordingQuestion question) {
    int first = -1;
    for (int i = 0; i < conditions.size() && first < 0; i++) {
      first = conditions.get(i).holds(question) ? i : -1;
    }
    assertThat(new RuleIndex(conditions).first(question)).isEqualTo(first);
  }

  @Property
  void anExplanationOfManyRulesFitsIntoAnAuditEntry(
      @ForAll("conditions") @Size(max = 40) List<Condition> conditions,
      @ForAll("questions") RecordingQuestion question) {
    List<RecordingRule> rules = Policies.named(conditions);
    if (PolicyCheck.problems(rules).isEmpty()) {
      Explanation explanation = new RecordingPolicy(rules).explain(question);
      assertThat(explanation.facts()).hasSizeLessThanOrEqualTo(5);
      assertThat(explanation.facts()).allMatch(fact -> fact.length() <= 256);
    }
  }

  @Provide
  Arbitrary<List<Condition>> conditions() {
    return Policies.conditions().list();
  }

  @Provide
  Arbitrary<RecordingQuestion> questions() {
    return Policies.questions();
  }

  private static RecordingPolicy policy(RecordingRule... rules) {
    return new RecordingPolicy(List.of(rules));
  }

  private static RecordingQuestion with(Destination destination) {
    return new RecordingQuestion(
        QUESTION.room(),
        QUESTION.tenant(),
        RecordingKind.LIVE_STREAM,
        QUESTION.initiator(),
        destination,
        QUESTION.time(),
        QUESTION.participants(),
        QUESTION.encrypted());
  }
}
