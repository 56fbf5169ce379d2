package jitsiprivacy.cli.doctor;

import java.util.Set;

/**
 * Something that goes wrong on a host.
 *
 * @param id of what must be found
 * @param how it came about
 * @param also what comes with it; nothing else may be found
 */
record Fault(String id, String how, Set<String> also, Plant plant) {

  @FunctionalInterface
  interface Plant {
    void in(HealthyHost host) throws Exception;
  }

  @Override
  public String toString() {
    return id + ": " + how;
  }
}
