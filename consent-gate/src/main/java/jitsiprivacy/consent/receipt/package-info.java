/** What a data subject is given of records, and how anybody checks it; docs/consent-receipt.md. */
package jitsiprivacy.consent.receipt;
