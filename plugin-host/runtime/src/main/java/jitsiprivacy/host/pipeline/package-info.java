/**
 * The stanza pipeline: finds who is interested in a stanza, asks them in order, and does as they
 * say. A stanza nobody asked for costs one lookup.
 */
package jitsiprivacy.host.pipeline;
