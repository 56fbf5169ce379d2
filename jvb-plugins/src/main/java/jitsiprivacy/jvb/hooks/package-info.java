/** Every place where we stand in a class of the videobridge's own. */
package jitsiprivacy.jvb.hooks;
