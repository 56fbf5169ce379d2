/** The ledger in a database: SQLite on one host, PostgreSQL for a fleet. */
package jitsiprivacy.consent.ledger.sql;
