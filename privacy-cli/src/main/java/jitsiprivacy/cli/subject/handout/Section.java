package jitsiprivacy.cli.subject.handout;

import java.util.List;

/**
 * Of the index.
 *
 * @param text what it is
 * @param headings of the table
 */
record Section(String title, String text, List<String> headings, List<Row> rows) {

  Section {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }
}
