package jitsiprivacy.cli.doctor.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.cli.doctor.finding.Kind;
import jitsiprivacy.cli.doctor.finding.Severity;
import jitsiprivacy.cli.doctor.read.LuaConfig;
import jitsiprivacy.cli.doctor.read.LuaConfig.Part;
import jitsiprivacy.cli.doctor.site.Site;

/** What Prosody keeps and writes, and whether it minds who may record. */
final class ProsodyCheck implements Check {

  private static final Kind DEBUG =
      new Kind(
          "prosody-debug-log",
          Severity.WARNING,
          "Prosody logs whole stanzas: names, messages and addresses of participants.",
          "In prosody.cfg.lua: log levels info or warn, not debug.");
  private static final Kind ARCHIVE =
      new Kind(
          "chat-archived",
          Severity.WARNING,
          "Prosody keeps what participants write in chats.",
          "Take the module out of modules_enabled, or promise it in your notice and purge it.");
  private static final Kind FEATURES =
      new Kind(
          "token-features-unchecked",
          Severity.WARNING,
          "Rooms admit by token, and nothing holds recording, streaming and dialling to what the"
              + " token grants: each moderator may ask for them.",
          "Add filter_iq_jibri and filter_iq_rayo, or jitsi_permissions where your version of"
              + " jitsi-meet-prosody has it, to modules_enabled of the conference component; or write"
              + " rules for the recording guard: docs/recording-policy.md.");
  private static final Kind PLAIN_ADMIN =
      new Kind(
          "prosody-console-open",
          Severity.CRITICAL,
          "Prosody's console can be reached from other hosts, without a password.",
          "Take console_interfaces out, or set it to 127.0.0.1.");

  private static final Set<String> ARCHIVES =
      Set.of(
          "mam", "muc_mam", "muc_log", "muc_log_mam", "muc_log_http", "message_logging", "mam_muc");
  private static final Set<String> FILTERS =
      Set.of("filter_iq_jibri", "jitsi_permissions", "token_affiliation_recording");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

  @Override
  public String area() {
    return "prosody";
  }

  @Override
  public List<Kind> kinds() {
    return List.of(DEBUG, ARCHIVE, FEATURES, PLAIN_ADMIN);
  }

  @Override
  public void examine(Site site, Report report) throws IOException {
    List<Path> files = new ArrayList<>(site.files("/etc/prosody/conf.d", "*.lua"));
    files.add(0, site.path("/etc/prosody/prosody.cfg.lua"));
    for (Path file : files) {
      Optional<String> text = site.textOf(file);
      if (text.isPresent()) {
        examine(LuaConfig.parse(text.get()), site.shown(file), site, report);
      }
    }
  }

  private static void examine(LuaConfig config, String where, Site site, Report report) {
    if (config.global().words("log").contains("debug")) {
      report.found(DEBUG, where, "log has the level debug");
    }
    for (Part part : config.parts()) {
      part.words("modules_enabled").stream()
          .filter(ARCHIVES::contains)
          .forEach(module -> report.found(ARCHIVE, where, named(part) + " has " + module));
    }
    List<String> console = config.global().words("console_interfaces");
    if (!LOOPBACK.containsAll(console)) {
      report.found(PLAIN_ADMIN, where, "console_interfaces has " + String.join(", ", console));
    }
    boolean tokens =
        config.virtualHosts().stream()
            .anyMatch(
                host ->
                    host.value("authentication").filter("token"::equals).isPresent()
                        && host.value("enabled").filter("false"::equals).isEmpty());
    // The recording guard asks nobody's token, but holds to its rules.
    if (tokens && !site.settings().isEnabled("recording-guard")) {
      config.rooms().stream()
          .filter(room -> room.words("modules_enabled").contains("token_verification"))
          .filter(room -> room.words("modules_enabled").stream().noneMatch(FILTERS::contains))
          .forEach(room -> report.found(FEATURES, where, named(room) + " has no filter_iq_jibri"));
    }
  }

  private static String named(Part part) {
    return part.kind().isEmpty() ? "the global part" : part.kind() + " " + part.name();
  }
}
