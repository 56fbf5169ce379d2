package jitsiprivacy.host.config;

/** A {@code boolean}. */
final class TrueOrFalse implements Scalar {
  @Override
  public Object parse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  @Override
  public String allowed() {
    return "true or false";
  }
}
