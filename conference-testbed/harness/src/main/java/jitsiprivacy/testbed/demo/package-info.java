/** The meeting that {@code demo.sh} plays. */
package jitsiprivacy.testbed.demo;
