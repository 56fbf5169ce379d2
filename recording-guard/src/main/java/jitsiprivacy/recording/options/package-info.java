/** Rules as an operator writes them. */
package jitsiprivacy.recording.options;
