/**
 * Signed notes (C2SP signed-note) and what is signed here: checkpoints of the log (C2SP
 * tlog-checkpoint). Everything that is read is hostile until its signature was checked.
 */
package jitsiprivacy.audit.note;
