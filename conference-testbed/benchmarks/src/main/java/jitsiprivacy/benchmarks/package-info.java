/** What a guard costs the host, for the budgets. */
package jitsiprivacy.benchmarks;
