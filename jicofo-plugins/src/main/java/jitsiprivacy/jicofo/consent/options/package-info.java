/** {@code privacy.consent-gate}, as operators write it. */
package jitsiprivacy.jicofo.consent.options;
