/** What counts as a fault of ours, told in one place for every barrier that keeps faults in. */
package jitsiprivacy.host.fault;
