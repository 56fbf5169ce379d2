package jitsiprivacy.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.cli.doctor.check.Check;
import jitsiprivacy.cli.doctor.check.Checks;
import jitsiprivacy.cli.doctor.finding.Kind;
import org.junit.jupiter.api.Test;

/** The list in docs/doctor.md is what the code says. */
class DoctorPageTest {

  private static final Path PAGE = Path.of("../docs/doctor.md");
  private static final String MARK =
      "<!-- Written by the tests: mvn verify -Djitsiprivacy.write-docs=true -->\n";

  @Test
  void thePageIsUpToDate() throws Exception {
    String page = Files.readString(PAGE);
    String wanted = page.substring(0, page.indexOf(MARK)) + MARK + list();
    if (Boolean.getBoolean("jitsiprivacy.write-docs")) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(PAGE).content().isEqualTo(wanted);
  }

  /** Links of findings end at the headings. */
  private static String list() {
    StringBuilder list = new StringBuilder();
    for (Check check : Checks.all()) {
      section(check.area(), check.kinds(), list);
    }
    section("everywhere", List.of(Examination.NOT_EXAMINED), list);
    return list.toString();
  }

  private static void section(String area, List<Kind> kinds, StringBuilder to) {
    to.append("\n### In ").append(area).append('\n');
    for (Kind each : kinds) {
      List<String> lines = new ArrayList<>();
      lines.add("#### " + each.id());
      lines.add("**" + each.severity().id() + "**: " + escaped(each.meaning()));
      lines.add("What to do: " + escaped(each.fix()));
      to.append('\n').append(String.join("\n\n", lines)).append('\n');
    }
  }

  private static String escaped(String text) {
    return text.replace("*", "\\*").replace("<", "&lt;").replace("_", "\\_");
  }
}
