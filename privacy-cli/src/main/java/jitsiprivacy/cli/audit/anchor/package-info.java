/** Has others vouch for a log: each way to ask them, and what is said of the answers. */
package jitsiprivacy.cli.audit.anchor;
