package jitsiprivacy.cli.doctor.finding;

/**
 * Something that may be wrong, wherever it is found.
 *
 * @param id never changes: monitoring and documents refer to it
 * @param meaning what it means for whom
 * @param fix what to do about it
 */
public record Kind(String id, Severity severity, String meaning, String fix) {

  /** Where there is more about it. */
  public String link() {
    return "docs/doctor.md#" + id;
  }
}
