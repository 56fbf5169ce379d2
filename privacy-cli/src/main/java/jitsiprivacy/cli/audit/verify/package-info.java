/** Verifies a whole archive: what is compared with what, and how it is told. */
package jitsiprivacy.cli.audit.verify;
