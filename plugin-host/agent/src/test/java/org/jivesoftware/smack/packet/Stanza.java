package org.jivesoftware.smack.packet;

/** Stands in for Smack's class, which this module does not see. */
public class Stanza {}
