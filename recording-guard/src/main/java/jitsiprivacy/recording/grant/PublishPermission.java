package jitsiprivacy.recording.grant;

import java.util.Set;

/**
 * A bridge may forward what an endpoint sends.
 *
 * @param endpoint its id
 * @param media what of it; never none
 */
public record PublishPermission(String endpoint, Set<Medium> media) implements Permission {

  public PublishPermission {
    media = Set.copyOf(media);
    if (media.isEmpty()) {
      throw new IllegalArgumentException("nothing is allowed");
    }
  }
}
