/** The published form of a consent record; docs/consent-record.md. */
package jitsiprivacy.consent.record;
