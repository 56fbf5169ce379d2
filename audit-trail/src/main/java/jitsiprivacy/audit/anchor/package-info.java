/**
 * Anchors against a rewrite by the log's own operator: what others said of its checkpoints (C2SP
 * cosignatures, RFC 3161 time stamps), and checkpoints that somebody kept elsewhere. Here is how
 * they are judged, by whoever verifies the log; how they are obtained is in the packages below.
 */
package jitsiprivacy.audit.anchor;
