/** The audit trail in Jicofo and in the videobridge: opened, published, and looked after. */
package jitsiprivacy.trail;
