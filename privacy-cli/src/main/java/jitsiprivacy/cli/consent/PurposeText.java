package jitsiprivacy.cli.consent;

import jitsiprivacy.consent.Purpose;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a purpose. */
final class PurposeText implements ITypeConverter<Purpose> {

  @Override
  public Purpose convert(String text) {
    try {
      return new Purpose(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "\""
              + text
              + "\" is no purpose: one is called as in the configuration, such as recording");
    }
  }
}
