package jitsiprivacy.cli.audit;

import jitsiprivacy.audit.entry.Pseudonym;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a pseudonym as it stands in an entry. */
final class PseudonymText implements ITypeConverter<Pseudonym> {

  @Override
  public Pseudonym convert(String text) {
    try {
      return new Pseudonym(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
