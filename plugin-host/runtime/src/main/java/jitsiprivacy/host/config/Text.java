package jitsiprivacy.host.config;

/** A {@link String}. */
final class Text implements Scalar {
  @Override
  public Object parse(String text) {
    return text;
  }

  @Override
  public String allowed() {
    return "a text";
  }
}
