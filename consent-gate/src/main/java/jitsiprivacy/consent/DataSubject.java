package jitsiprivacy.consent;

import java.util.Objects;

/**
 * Who decides.
 *
 * @param name for an account the same in every meeting; for a guest that of one connection
 * @param isAccount whether it is the same person next time, which the server vouches for
 */
public record DataSubject(String name, boolean isAccount) {
  public DataSubject {
    Objects.requireNonNull(name, "name");
  }
}
