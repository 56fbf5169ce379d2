/** Who is in which room, as the MUC service vouches for it. */
package jitsiprivacy.jicofo.room;
