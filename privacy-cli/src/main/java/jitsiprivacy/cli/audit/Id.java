package jitsiprivacy.cli.audit;

import jitsiprivacy.audit.archive.EntryId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where an entry is. */
final class Id implements ITypeConverter<EntryId> {

  @Override
  public EntryId convert(String text) {
    return EntryId.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"" + text + "\" is no entry: it is named as 2026/4711, year and index"));
  }
}
