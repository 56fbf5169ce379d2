/** What the bridges are asked to export, and the grants that those with a guard ask for. */
package jitsiprivacy.jicofo.bridge;
