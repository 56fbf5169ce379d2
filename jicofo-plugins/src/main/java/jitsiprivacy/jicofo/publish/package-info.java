/** The publish gate: whoever has not agreed is force-muted at the bridge. */
package jitsiprivacy.jicofo.publish;
