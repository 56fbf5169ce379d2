/** Where the programs of one host find the archive and its keys. */
package jitsiprivacy.audit.installation;
