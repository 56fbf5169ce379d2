/** Entries as people and programs are shown them. */
package jitsiprivacy.cli.audit.entries;
