/** What participants are told before they decide. */
package jitsiprivacy.consent.notice;
