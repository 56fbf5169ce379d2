package jitsiprivacy.cli.subject;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.cli.subject.place.Fate;
import jitsiprivacy.cli.subject.place.Finding;

/**
 * What the person is told (Article 12(3) GDPR): what was done and what was not, and why. It names
 * no file and no hold, for these are about others, too.
 *
 * @param searched for what
 * @param owner who answers for the service
 */
record Letter(List<String> searched, String owner, Instant time, Optional<String> request) {

  private record Line(String kind, Fate fate, String why) {}

  String text(List<Finding> done) {
    StringBuilder letter = new StringBuilder();
    letter.append("Erasure of your personal data (Article 17 GDPR)\n\n");
    letter.append("Date: ").append(time.atOffset(ZoneOffset.UTC).toLocalDate()).append('\n');
    request.ifPresent(id -> letter.append("Request: ").append(id).append('\n'));
    letter.append("From: ").append(owner).append("\n\n");
    letter.append("You asked us to erase your personal data. In the video conferences of this\n");
    letter.append("service we searched for:\n\n");
    searched.forEach(each -> letter.append("  - ").append(each).append('\n'));
    part(letter, "We erased:", done, Fate.ERASED, Fate.DESTROYED);
    part(letter, "We took back the consent you had given:", done, Fate.WITHDRAWN);
    part(
        letter,
        "We closed, so that nobody can see or hear it until it is decided what becomes of it\n"
            + "(Article 18 GDPR):",
        done,
        Fate.RESTRICTED);
    part(letter, "We keep:", done, Fate.KEPT);
    part(
        letter,
        "We keep for now, since the law or a legal claim requires it (Article 17(3)(b) and (e)\n"
            + "GDPR):",
        done,
        Fate.HELD);
    part(
        letter,
        "We still have to decide on, and will tell you within a month of your request:",
        done,
        Fate.LEFT,
        Fate.FAILED);
    letter.append(
        """

        Backups are deleted when they are no longer needed. Should one have to be restored
        before that, your data will be erased again.

        You may lodge a complaint with a supervisory authority (Article 77 GDPR), and seek a
        judicial remedy (Article 79 GDPR).
        """);
    return letter.toString();
  }

  private static void part(StringBuilder letter, String heading, List<Finding> all, Fate... fates) {
    Map<Line, Long> lines = new LinkedHashMap<>();
    for (Finding each : all) {
      if (List.of(fates).contains(each.fate()) && each.amount() > 0) {
        // Why something is kept is for the person; why a hold is on it, or it failed, is not.
        String why = each.fate() == Fate.KEPT ? each.why() : "";
        lines.merge(new Line(each.kind(), each.fate(), why), each.amount(), Long::sum);
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    letter.append('\n').append(heading).append("\n\n");
    lines.forEach(
        (line, amount) ->
            letter
                .append("  - ")
                .append(line.kind())
                .append(": ")
                .append(amount)
                .append(line.why().isEmpty() ? "" : ": " + line.why())
                .append('\n'));
  }
}
