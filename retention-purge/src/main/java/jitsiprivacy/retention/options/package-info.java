/** {@code privacy.retention}: how long an operator keeps what. */
package jitsiprivacy.retention.options;
