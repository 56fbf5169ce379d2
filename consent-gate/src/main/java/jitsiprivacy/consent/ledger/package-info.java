/** The durable evidence of decisions. */
package jitsiprivacy.consent.ledger;
