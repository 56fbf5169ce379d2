/** JSON in the one form that has one hash (RFC 8785). */
package jitsiprivacy.consent.json;
