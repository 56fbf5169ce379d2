package jitsiprivacy.cli.consent;

import java.util.Locale;
import java.util.Set;
import jitsiprivacy.consent.ConsentState;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the state that a decision leads to. */
final class StateText implements ITypeConverter<ConsentState> {

  private static final Set<String> DECIDED = Set.of("granted", "refused", "withdrawn", "expired");

  @Override
  public ConsentState convert(String text) {
    if (!DECIDED.contains(text)) {
      throw new TypeConversionException(
          "\"" + text + "\" is none of granted, refused, withdrawn and expired");
    }
    return ConsentState.valueOf(text.toUpperCase(Locale.ROOT));
  }
}
