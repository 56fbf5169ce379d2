package jitsiprivacy.cli.subject.handout;

import java.util.List;

/** Of a table: a cell for each heading. */
public record Row(List<String> cells) {

  public Row {
    cells = List.copyOf(cells);
  }

  public Row(String... cells) {
    this(List.of(cells));
  }
}
