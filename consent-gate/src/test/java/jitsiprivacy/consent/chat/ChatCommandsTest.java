package jitsiprivacy.consent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.chat.ChatCommand.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCommandsTest {

  private static final Set<Purpose> ASKED = Set.of(Purpose.CONFERENCE, Purpose.RECORDING);
  private static final Set<Purpose> GATED = Set.of(Purpose.CONFERENCE);

  private final ChatCommands commands = new ChatCommands(ChatLanguages.load());

  private ChatCommand read(String body) {
    return commands.parse(body).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "/consent yes, GRANT, en",
    "/consent no, REFUSE, en",
    "/consent status, STATUS, en",
    "/consent withdraw, WITHDRAW, en",
    "/consent help, HELP, en",
    "/consent, HELP, en",
    "/zustimmung ja, GRANT, de",
    "/einwilligung nein, REFUSE, de",
    "/Zustimmung Widerrufen, WITHDRAW, de",
    "/consentement oui, GRANT, fr",
    "/consentement non, REFUSE, fr",
    "/consentement état, STATUS, fr",
    "/consentement etat, STATUS, fr",
    "/consentement révoquer, WITHDRAW, fr",
    "/consentimiento sí, GRANT, es",
    "/consentimiento si, GRANT, es",
    "/consenso sì, GRANT, it",
    "/toestemming nee, REFUSE, nl",
    "/zgoda tak, GRANT, pl",
    "/zgoda odwołaj, WITHDRAW, pl",
    "/zgoda ODWOLAJ, WITHDRAW, pl",
    "/consentimento não, REFUSE, pt",
    "/consentimento nao, REFUSE, pt",
    "/consent ja, GRANT, en",
  })
  void everyLanguageIsUnderstood(String body, Kind kind, String language) {
    assertThat(read(body)).isEqualTo(new ChatCommand(kind, language, false, Set.of()));
  }

  static Stream<String> oddSpellings() {
    return Stream.of(
        "/CONSENT YES",
        "  /consent   yes  ",
        "/consent\u00a0yes",
        "\u3000/consent\u3000yes",
        "/consent\tyes\n",
        "/consent yes.",
        "/consent yes!!!",
        "/consent, yes;",
        "/consent: „yes“",
        "/consent \u201cyes\u201d",
        "\uff0f\uff43\uff4f\uff4e\uff53\uff45\uff4e\uff54\u3000\uff39\uff25\uff33\uff01",
        "\u200f/consent\u200f yes",
        "\ufeff/con\u200bsent y\u00ades",
        "/consent yés",
        "/consent ye\u0301s");
  }

  @ParameterizedTest
  @MethodSource("oddSpellings")
  void oddSpellingsAreUnderstood(String body) {
    assertThat(read(body)).isEqualTo(new ChatCommand(Kind.GRANT, "en", false, Set.of()));
  }

  @Test
  void caseDoesNotDependOnWhereTheServerStands() {
    assertThat(read("/CONSENTIMIENTO SI").kind()).isEqualTo(Kind.GRANT);
    assertThat(read("/EINWILLIGUNG JA").language()).isEqualTo("de");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "//consent yes",
        "consent yes",
        "yes",
        "I write /consent yes to agree",
        "/consents yes",
        "/consent-form yes",
        "/consent/yes",
        "/ consent yes",
        "/me agrees",
        "\\consent yes",
        "> /consent yes",
        "/cоnsent yes", // With a Cyrillic o.
      })
  void whatPeopleSayToOneAnotherIsNoCommand(String body) {
    assertThat(commands.parse(body)).isEmpty();
  }

  @Test
  void purposesAreNamedByTheirIds() {
    assertThat(read("/consent yes recording").named()).containsExactly(Purpose.RECORDING);
    assertThat(read("/consent yes Recording, conference").named())
        .containsExactlyInAnyOrder(Purpose.RECORDING, Purpose.CONFERENCE);
    assertThat(read("/consent withdraw recording").kind()).isEqualTo(Kind.WITHDRAW);
    assertThat(read("/zustimmung ja alle").all()).isTrue();
    assertThat(read("/consentement oui toutes").all()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/consent maybe",
        "/consent yes no",
        "/consent no yes",
        "/consent yes ja",
        "/consent yes 1st",
        "/consent yes recording?no",
        "/consent recording yes",
        "/consent yes a b c d e f g h i j k l m n o p q",
      })
  void whatIsNotUnderstoodAsksForHelp(String body) {
    assertThat(read(body)).isEqualTo(ChatCommand.help("en"));
  }

  @Test
  void whatIsTooLongAsksForHelp() {
    assertThat(read("/consent yes " + "a".repeat(100_000))).isEqualTo(ChatCommand.help("en"));
    assertThat(read("/zgoda tak" + " ".repeat(600) + "x")).isEqualTo(ChatCommand.help("pl"));
    assertThat(read(" ".repeat(100_000) + "/consent yes").kind()).isEqualTo(Kind.GRANT);
    assertThat(commands.parse("/" + "consent".repeat(20_000))).isEmpty();
  }

  @Test
  void withoutANameItIsAboutWhatTheGateWaitsFor() {
    assertThat(read("/consent yes").about(ASKED, GATED)).contains(GATED);
    assertThat(read("/consent yes all").about(ASKED, GATED)).contains(ASKED);
    assertThat(read("/consent yes recording").about(ASKED, GATED))
        .contains(Set.of(Purpose.RECORDING));
  }

  @Test
  void nothingIsGrantedByACommandThatNamesWhatIsNotAskedFor() {
    List.of(
            "/consent yes, but not recording",
            "/consent yes please",
            "/consent yes recordings",
            "/consent yes all but recording")
        .forEach(
            body ->
                assertThat(read(body).about(ASKED, GATED)).as(body).isEqualTo(Optional.empty()));
  }
}
