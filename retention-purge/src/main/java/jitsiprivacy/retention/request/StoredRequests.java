package jitsiprivacy.retention.request;

import java.util.List;

/**
 * What a store has.
 *
 * @param all that can be read, by id
 * @param problems why it is not known what else there is, with names of files
 */
public record StoredRequests(List<Request> all, List<String> problems) {

  public StoredRequests {
    all = List.copyOf(all);
    problems = List.copyOf(problems);
  }
}
