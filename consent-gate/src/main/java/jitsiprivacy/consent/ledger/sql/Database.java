package jitsiprivacy.consent.ledger.sql;

import java.util.function.Consumer;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import org.jdbi.v3.core.Handle;

/** Where the tables are. Opened when first needed, and again after a fault. */
interface Database extends AutoCloseable {

  /** Something to do with the tables; anything it throws undoes it. */
  @FunctionalInterface
  interface Work<T> {
    T run(Handle handle) throws LedgerException;
  }

  /** Returns when all of it is durable. */
  <T> T write(Work<T> work) throws LedgerException;

  /** For a single query: it is in no transaction. */
  <T> T read(Work<T> work) throws LedgerException;

  /** Adds rows of one writer; those who follow are told of them once they are durable. */
  void insert(Handle handle, String writer, Runnable rows);

  /**
   * What was deleted is gone from the disk when this returns, as far as a database can see to that.
   *
   * @param deleted whether something was just now; what a program left that died over it goes in
   *     any case
   * @throws LedgerException also when others are in the way for too long
   */
  void clean(boolean deleted) throws LedgerException;

  /**
   * Begins to tell of what others write.
   *
   * @param writer whose rows nobody is told of
   */
  Following follow(String writer, Consumer<KeptDecision> listener);

  /** Ends with what it follows. */
  @FunctionalInterface
  interface Following {
    void end();
  }

  @Override
  void close();
}
