package jitsiprivacy.cli.hold;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import jitsiprivacy.cli.audit.Time;
import picocli.CommandLine.ITypeConverter;

/** Reads a time until which something lasts: of a date, all of the day. */
final class LastTime implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      return LocalDate.parse(text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return new Time().convert(text);
    }
  }
}
