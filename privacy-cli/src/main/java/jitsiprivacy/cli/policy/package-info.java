/** {@code jitsi-privacy policy}. */
package jitsiprivacy.cli.policy;
