/** The admission gate: whoever has not agreed is not invited. */
package jitsiprivacy.jicofo.admission;
