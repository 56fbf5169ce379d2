/**
 * Files below a directory, looked up in directories that are open, whatever their paths are by now.
 * No symbolic link is followed and no mount is crossed.
 */
package jitsiprivacy.retention.tree;
