package jitsiprivacy.consent.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import jitsiprivacy.consent.Purpose;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeFormatTest {

  private static final String BOM = "\uFEFF";
  private static final String NOTICE =
      """

      Your privacy

      One paragraph
      on two lines.

      Another one.

      [conference]
      To be heard
      What you say is passed on.

      To the others only.

      [recording]
      To be recorded
      """;

  @Test
  void aTitleParagraphsAndSections() throws Exception {
    NoticeText text = read(NOTICE);
    assertThat(text.language()).isEqualTo("en");
    assertThat(text.title()).isEqualTo("Your privacy");
    assertThat(text.text()).isEqualTo("One paragraph\non two lines.\n\nAnother one.");
    assertThat(text.purposes()).containsOnlyKeys(Purpose.CONFERENCE, Purpose.RECORDING);
    assertThat(text.of(Purpose.CONFERENCE))
        .isEqualTo(
            new PurposeText("To be heard", "What you say is passed on.\n\nTo the others only."));
    assertThat(text.of(Purpose.RECORDING)).isEqualTo(new PurposeText("To be recorded", ""));
    assertThat(text.source()).isEqualTo(NOTICE);
    assertThat(text.hash()).isEqualTo(sha256(NOTICE));
  }

  @Test
  void aPurposeWithoutASectionGoesByItsName() throws Exception {
    assertThat(read("Title").of(new Purpose("research")))
        .isEqualTo(new PurposeText("research", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "  \n", "\t\r\n"})
  void endsOfLinesDoNotMatter(String end) throws Exception {
    assertSaysTheSame(NOTICE.replace("\n", end));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheTitle() throws Exception {
    assertSaysTheSame(BOM + NOTICE);
    assertThat(read(BOM + "Title").title()).isEqualTo("Title");
    assertThat(read(BOM + "Title").source()).as("is the file as it is").startsWith(BOM);
    refused(BOM + "[recording]\nTitle", "line 1: there is no title before it");
    refused(BOM, "line 1: there is no title before it");
  }

  @Test
  void bracketsWithinALineAreText() throws Exception {
    NoticeText text = read("Title [1]\n [recording]\nsee [recording], or [no such thing] here\n");
    assertThat(text.title()).isEqualTo("Title [1]");
    assertThat(text.text()).isEqualTo("[recording]\nsee [recording], or [no such thing] here");
    assertThat(text.purposes()).isEmpty();
  }

  @Test
  void everyMistakeIsSaidWithItsLine() {
    refused("", "line 1: there is no title before it");
    refused("\n \n\n", "line 4: there is no title before it");
    refused("\n[recording]\nTitle\n", "line 2: there is no title before it");
    refused("Title\n[recording]\n\n[conference]\nTitle\n", "line 4: there is no title before it");
    refused("Title\n[recording]\n", "line 3: there is no title before it");
    refused("Title\n\n[Recording]\nTitle\n", "line 3: [Recording] is no purpose");
    refused("Title\n[]\nTitle\n", "line 2: [] is no purpose");
    refused("Title\n[9-to-5]\r\nTitle\n", "line 2: [9-to-5] is no purpose");
    refused("Title\n[" + "a".repeat(33) + "]\nTitle\n", "line 2: [aaa");
    refused(
        "Title\n[recording]\nOnce\n[conference]\nOnce\n\n[recording]\nTwice\n",
        "line 7: [recording] stands there twice");
  }

  @Test
  void itMayBeLongButNotTooLong() throws Exception {
    assertThat(read("T\n" + "x".repeat(19_998)).text()).hasSize(19_998);
    assertThatThrownBy(() -> read("T\n" + "x".repeat(19_999)))
        .isInstanceOf(NoticeException.class)
        .hasMessage("en.txt is longer than 20000 characters");
  }

  /**
   * What is put together is taken apart again; what is not is refused, and nothing else happens.
   */
  @Property
  void anythingIsReadOrRefused(@ForAll("lines") List<String> lines) {
    String source = String.join("\n", lines);
    try {
      NoticeText text = read(source);
      assertThat(text.title()).isNotBlank().doesNotContain("\n").isEqualTo(text.title().strip());
      assertThat(text.text()).isEqualTo(text.text().strip());
      assertThat(text.purposes().keySet())
          .extracting(purpose -> "[" + purpose.id() + "]")
          .containsExactlyInAnyOrderElementsOf(
              lines.stream().filter(line -> line.startsWith("[")).toList());
      text.purposes().values().forEach(each -> assertThat(each.title()).isNotBlank());
      assertThat(text.hash()).hasSize(64);
    } catch (NoticeException e) {
      assertThat(e).hasMessageMatching("(?s)en\\.txt, line [0-9]+: .*");
    }
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of(
            "", " ", "Title", " text ", "[recording]", "[conference]", "[a]", "[A]", "[b c]")
        .list()
        .ofMaxSize(12);
  }

  private static void assertSaysTheSame(String source) throws Exception {
    NoticeText text = read(source);
    NoticeText plain = read(NOTICE);
    assertThat(text.title()).isEqualTo(plain.title());
    assertThat(text.text()).isEqualTo(plain.text());
    assertThat(text.purposes()).isEqualTo(plain.purposes());
    assertThat(text.hash()).isEqualTo(sha256(source)).isNotEqualTo(plain.hash());
  }

  private static void refused(String source, String why) {
    assertThatThrownBy(() -> read(source))
        .isInstanceOf(NoticeException.class)
        .hasMessageStartingWith("en.txt, " + why);
  }

  private static NoticeText read(String source) throws NoticeException {
    return NoticeFormat.read(source, "en", "en.txt");
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
