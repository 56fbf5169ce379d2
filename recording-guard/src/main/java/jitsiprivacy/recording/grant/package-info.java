/**
 * What the focus's plugin allows a bridge, as short-lived signed statements. The format stands in
 * docs/bridge-grant.md.
 */
package jitsiprivacy.recording.grant;
