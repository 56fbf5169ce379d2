package jitsiprivacy.cli.policy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import jitsiprivacy.recording.policy.RecordingKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is recorded, as the configuration has it: {@code live-stream}. */
final class KindText implements ITypeConverter<RecordingKind>, Iterable<String> {

  @Override
  public RecordingKind convert(String text) {
    return Arrays.stream(RecordingKind.values())
        .filter(kind -> name(kind).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"" + text + "\" is none of: " + String.join(", ", names())));
  }

  @Override
  public Iterator<String> iterator() {
    return names().iterator();
  }

  private static List<String> names() {
    return Arrays.stream(RecordingKind.values()).map(KindText::name).toList();
  }

  private static String name(RecordingKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
