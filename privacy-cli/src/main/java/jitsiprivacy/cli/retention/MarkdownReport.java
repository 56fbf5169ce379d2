package jitsiprivacy.cli.retention;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import jitsiprivacy.cli.Shown;
import jitsiprivacy.retention.category.Otherwise;

/** Tables, as a record of processing activities has them. */
final class MarkdownReport {

  private final OutputStream out;

  MarkdownReport(OutputStream out) {
    this.out = out;
  }

  void write(List<Kept> all) throws IOException {
    kept(all.stream().filter(kept -> kept.alone().isEmpty()).toList());
    forCertainRooms(all.stream().filter(kept -> kept.alone().isEmpty()).toList());
    alone(all.stream().filter(kept -> kept.alone().isPresent()).toList());
  }

  private void kept(List<Kept> all) throws IOException {
    row("what", "where", "how long", "since", "then", "owner", "purpose");
    row("---", "---", "---", "---", "---", "---", "---");
    for (Kept kept : all) {
      row(
          what(kept),
          kept.where().stream().map(MarkdownReport::code).collect(Collectors.joining("<br>")),
          kept.keep().words(),
          kept.from(),
          text(kept.then()),
          text(kept.owner()),
          text(kept.purpose()));
    }
  }

  private void forCertainRooms(List<Kept> all) throws IOException {
    if (all.stream().allMatch(kept -> kept.otherwise().isEmpty())) {
      return;
    }
    line("");
    line("For certain rooms, the first that applies:");
    line("");
    row("what", "rooms", "tenants", "how long", "at least", "at most");
    row("---", "---", "---", "---", "---", "---");
    for (Kept kept : all) {
      for (Otherwise rule : kept.otherwise()) {
        row(
            code(kept.name()),
            patterns(rule.rooms().orElse(List.of())),
            patterns(rule.tenants().orElse(List.of())),
            Span.of(rule.keep()).words(),
            kept.atLeast().map(Span::words).orElse(""),
            kept.atMost().map(Span::words).orElse(""));
      }
    }
  }

  private void alone(List<Kept> all) throws IOException {
    if (all.isEmpty()) {
      return;
    }
    line("");
    line("Not looked after:");
    line("");
    row("what", "why");
    row("---", "---");
    for (Kept kept : all) {
      row(what(kept), text(kept.alone().orElseThrow()));
    }
  }

  private static String what(Kept kept) {
    return code(kept.name()) + " " + text(kept.what());
  }

  private static String patterns(List<String> patterns) {
    return patterns.isEmpty()
        ? "all"
        : patterns.stream().map(MarkdownReport::code).collect(Collectors.joining(", "));
  }

  /** Nothing in it is markup, whatever an operator wrote. */
  private static String text(String text) {
    StringBuilder plain = new StringBuilder();
    for (char c : Shown.text(text).toCharArray()) {
      plain.append("\\`*_{}[]<>#|!&".indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return plain.toString();
  }

  /** A bar would end the cell even in code, and a grave accent the code. */
  private static String code(String text) {
    return "`" + Shown.text(text).replace("|", "\\|").replace("`", "'") + "`";
  }

  private void row(String... cells) throws IOException {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(Charset.defaultCharset()));
  }
}
