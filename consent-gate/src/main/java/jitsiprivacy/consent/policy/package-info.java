/** What is asked of whom. */
package jitsiprivacy.consent.policy;
