package org.jivesoftware.smack.packet;

/** Stands in for Smack's class, which this module does not see. */
public class Stanza {
  private final int size;

  public Stanza() {
    this(1);
  }

  public Stanza(int size) {
    this.size = size;
  }

  public int size() {
    return size;
  }
}
