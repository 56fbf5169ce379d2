/** Whether endpoints are heard and seen. */
package jitsiprivacy.jvb.publish;
