package jitsiprivacy.cli.subject.handout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a person opens first: a page that needs no network and runs no script. */
public final class IndexPage {

  /** More of them are for programs. */
  private static final int MOST_ROWS = 1_000;

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Your personal data</title>
      <style>
      body { font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
      table { border-collapse: collapse; width: 100%; margin: 1em 0; }
      th, td { text-align: left; vertical-align: top; padding: .25em .75em .25em 0; border-bottom: 1px solid #ccc; overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      """;

  private final About about;
  private final List<Section> sections;
  private final List<String> files;
  private final List<String> unseen;

  /**
   * What it is.
   *
   * @param time when it was made
   * @param owner who answers for the service
   * @param searched for what, in the words of who asked
   */
  public record About(Instant time, String owner, List<String> searched) {}

  IndexPage(About about, List<Section> sections, List<String> files, List<String> unseen) {
    this.about = about;
    this.sections = sections;
    this.files = files;
    this.unseen = unseen;
  }

  String html() {
    StringBuilder page = new StringBuilder(HEAD);
    element(page, "h1", "Your personal data");
    element(
        page,
        "p",
        "This is what the video conferences of this service keep about you (Article 15 GDPR), as of "
            + about.time().truncatedTo(ChronoUnit.SECONDS)
            + ". Responsible: "
            + about.owner()
            + ".");
    element(page, "p", "It was searched for:");
    list(page, about.searched());
    if (sections.isEmpty()) {
      element(page, "p", "Nothing was found.");
    }
    sections.forEach(section -> section(page, section));
    if (!unseen.isEmpty()) {
      element(page, "h2", "What could not be searched");
      list(page, unseen);
    }
    if (!files.isEmpty()) {
      element(page, "h2", "Files");
      element(page, "p", "The same in a form for programs (Article 20 GDPR):");
      list(page, files);
    }
    element(page, "h2", "Your rights");
    element(
        page,
        "p",
        "You may ask for rectification, erasure or restriction, and object (Articles 16 to 18 and 21"
            + " GDPR). You may lodge a complaint with a supervisory authority (Article 77 GDPR).");
    return page.append("</body>\n</html>\n").toString();
  }

  private static void section(StringBuilder page, Section section) {
    element(page, "h2", section.title());
    element(page, "p", section.text());
    if (section.rows().isEmpty()) {
      return;
    }
    page.append("<table>\n<tr>");
    section.headings().forEach(each -> element(page, "th", each));
    page.append("</tr>\n");
    for (Row row : section.rows().subList(0, Math.min(MOST_ROWS, section.rows().size()))) {
      page.append("<tr>");
      row.cells().forEach(each -> element(page, "td", each));
      page.append("</tr>\n");
    }
    page.append("</table>\n");
    if (section.rows().size() > MOST_ROWS) {
      element(
          page,
          "p",
          "And " + (section.rows().size() - MOST_ROWS) + " more, which are in the files.");
    }
  }

  private static void list(StringBuilder page, List<String> all) {
    page.append("<ul>\n");
    all.forEach(each -> element(page, "li", each));
    page.append("</ul>\n");
  }

  private static void element(StringBuilder page, String name, String text) {
    page.append('<').append(name).append('>');
    text.codePoints().forEach(c -> page.append(escaped(c)));
    page.append("</").append(name).append(">\n");
  }

  /** Whatever stood in a log. */
  private static String escaped(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> Character.isISOControl(c) && c != '\n' ? "\ufffd" : Character.toString(c);
    };
  }
}
