package jitsiprivacy.cli.purge.store;

import java.io.IOException;

/** Keeps what is no file of its own. A store that is not there on this host has nothing in it. */
interface Store {

  /** How it is called, for how long things are kept in it, and from when on. */
  Keeps keeps();

  /** Looks only. */
  void plan(Planning planning) throws IOException;

  /** Deletes what is due, and no more of it than the plan has. */
  void carryOut(Acting acting) throws IOException;

  /**
   * For people.
   *
   * @param name as of a category
   * @param keep a period
   * @param from such as {@code from its end}
   */
  record Keeps(String name, String keep, String from) {}
}
