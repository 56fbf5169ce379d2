/** {@code jitsi-privacy consent receipt} and {@code verify-receipt}; docs/consent-receipt.md. */
package jitsiprivacy.cli.consent.receipt;
