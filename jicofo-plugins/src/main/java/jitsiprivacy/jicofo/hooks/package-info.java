/** Every place where we stand in a class of Jicofo's own. */
package jitsiprivacy.jicofo.hooks;
