package jitsiprivacy.audit.archive;

import java.util.List;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.log.AuditException;

/** All that guards need to know of the audit trail. For any number of threads. */
public interface AuditRecorder {

  /**
   * Records an event. It is durable when this returns.
   *
   * @throws AuditException when it is not recorded: the guard that asked must be closed
   */
  EntryId record(AuditEvent event) throws AuditException;

  /**
   * Records events in a row, with one synchronization. All are durable when this returns.
   *
   * @param events at least one, and few enough that they take no more than 64 MiB
   * @return of the first
   * @throws AuditException when they are not recorded: the guard that asked must be closed
   */
  EntryId record(List<AuditEvent> events) throws AuditException;

  /**
   * Records an event with what is personal about it, which can be erased later. Both are durable
   * when this returns.
   *
   * @param event without a payload
   * @param payload at most 1 MiB
   * @throws AuditException when it is not recorded: the guard that asked must be closed
   */
  EntryId record(AuditEvent event, byte[] payload) throws AuditException;
}
