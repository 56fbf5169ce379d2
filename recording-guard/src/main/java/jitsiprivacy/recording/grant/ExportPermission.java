package jitsiprivacy.recording.grant;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A bridge may send a conference's media to somebody who is not in it.
 *
 * @param kind what for, as the request says it: {@code recorder}, {@code transcriber}, …
 * @param destination the URL, to the letter
 * @param media may be none, where the request names none
 * @param sources names of the audio sources that are sent; empty for all of them, those of who
 *     comes later included
 */
public record ExportPermission(
    String kind, String destination, Set<Medium> media, SortedSet<String> sources)
    implements Permission {

  public ExportPermission {
    media = Set.copyOf(media);
    sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
  }
}
