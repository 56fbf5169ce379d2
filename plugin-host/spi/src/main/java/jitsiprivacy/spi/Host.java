package jitsiprivacy.spi;

/** The program we are a guest in. */
public enum Host {
  JICOFO,
  JVB
}
