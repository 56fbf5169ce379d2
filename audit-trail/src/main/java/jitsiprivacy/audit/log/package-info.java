/**
 * The log as a whole. An entry is durable once it is in the journal; it is part of the tree once it
 * was published, with a signed checkpoint. Several processes share a log.
 */
package jitsiprivacy.audit.log;
