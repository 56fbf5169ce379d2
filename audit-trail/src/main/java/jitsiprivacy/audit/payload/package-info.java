/**
 * What is kept beside the log, and may be erased without a change to it: names, addresses, whatever
 * is personal.
 */
package jitsiprivacy.audit.payload;
