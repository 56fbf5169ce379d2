package jitsiprivacy.audit.archive;

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
   * Records an event with what is personal about it, which can be erased later. Both are durable
   * when this returns.
   *
   * @param event without a payload
   * @param payload at most 1 MiB
   * @throws AuditException when it is not recorded: the guard that asked must be closed
   */
  EntryId record(AuditEvent event, byte[] payload) throws AuditException;
}
