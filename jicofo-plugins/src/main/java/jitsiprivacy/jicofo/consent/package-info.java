/** The consent gate in Jicofo: options, what participants state, what they are told. */
package jitsiprivacy.jicofo.consent;
