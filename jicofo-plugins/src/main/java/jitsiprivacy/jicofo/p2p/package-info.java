/** Keeps stock clients from sending media past the bridge while somebody has not agreed. */
package jitsiprivacy.jicofo.p2p;
