package jitsiprivacy.jicofo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.consent.record.Controller;
import jitsiprivacy.consent.record.Processing;
import jitsiprivacy.consent.record.ServiceOptions;
import jitsiprivacy.host.config.ConfigException;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.jicofo.consent.options.AccountOptions;
import jitsiprivacy.jicofo.consent.options.ChatOptions;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.options.KindOptions;
import jitsiprivacy.jicofo.consent.options.KindOptions.KindRule;
import jitsiprivacy.jicofo.consent.options.NoticeOptions;
import jitsiprivacy.jicofo.consent.options.PurposeOptions;
import jitsiprivacy.jicofo.consent.options.RuleOptions;
import jitsiprivacy.jicofo.consent.options.SilenceOptions;
import jitsiprivacy.jicofo.consent.rest.RestOptions;
import jitsiprivacy.recording.options.RecordingGuardOptions;

/** Options as an operator has them, and what a test wants otherwise. */
public final class TestOptions {

  private static final List<Section> SECTIONS =
      List.of(new Section("recording-guard", RecordingGuardOptions.class));

  public static final ConsentGateOptions DEFAULT =
      new ConsentGateOptions(
          true,
          Map.of("conference", purpose(Gate.PUBLISH), "recording", purpose(Gate.NONE)),
          List.of(),
          new KindOptions(KindRule.EXEMPT, KindRule.EXEMPT, KindRule.EXEMPT, KindRule.ASK),
          true,
          true,
          LedgerOptions.OF_THIS_HOST,
          new ServiceOptions(
              new Controller("not stated", Optional.empty(), "not stated"),
              "ZZ",
              "in the meeting",
              new Processing(List.of("voice"), List.of(), List.of("ZZ"), "P1D"),
              Map.of()),
          new NoticeOptions(Optional.empty(), "en", Optional.empty(), "Privacy", false),
          new AccountOptions(Set.of("accounts.a")),
          new SilenceOptions(Duration.ofMinutes(2), Optional.empty()),
          new ChatOptions(true, Duration.ofSeconds(2)),
          false,
          new RestOptions(false, "127.0.0.1", 8899, Optional.empty(), 50));

  /** As in reference.conf. */
  static final List<jitsiprivacy.recording.options.RuleOptions> RULES =
      PrivacyConfig.ofDefaults(SECTIONS, TestOptions.class.getClassLoader())
          .section(RecordingGuardOptions.class)
          .rules();

  /** The recording guard is off. */
  public static final RecordingGuardOptions NOT_RECORDING = new RecordingGuardOptions(false, RULES);

  private TestOptions() {}

  /** As an operator writes them. */
  static List<jitsiprivacy.recording.options.RuleOptions> rules(String written) {
    try {
      Path file = Files.createTempFile("rules-", ".conf");
      try {
        Files.writeString(file, "privacy.recording-guard.rules = [ " + written + " ]");
        return PrivacyConfig.load(file, SECTIONS, TestOptions.class.getClassLoader())
            .section(RecordingGuardOptions.class)
            .rules();
      } finally {
        Files.delete(file);
      }
    } catch (IOException | ConfigException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public static PurposeOptions purpose(Gate gate) {
    return new PurposeOptions(
        Optional.empty(), Optional.of(gate), Optional.empty(), Optional.empty());
  }

  /** For another purpose as well. */
  static ConsentGateOptions asking(ConsentGateOptions options, String purpose) {
    Map<String, PurposeOptions> purposes = new TreeMap<>(options.purposes());
    purposes.put(purpose, purpose(Gate.NONE));
    return purposes(options, purposes);
  }

  static ConsentGateOptions gate(ConsentGateOptions options, Gate gate) {
    Map<String, PurposeOptions> purposes = new TreeMap<>(options.purposes());
    purposes.put("conference", purpose(gate));
    return new ConsentGateOptions(
        true,
        purposes,
        options.rules(),
        options.kinds(),
        options.exemptHealthCheck(),
        options.suppressP2p(),
        options.ledger(),
        options.service(),
        options.notice(),
        options.accounts(),
        options.silence(),
        options.chat(),
        options.unmutingAgrees(),
        options.rest());
  }

  static ConsentGateOptions kinds(ConsentGateOptions options, KindRule rule) {
    return new ConsentGateOptions(
        true,
        options.purposes(),
        options.rules(),
        new KindOptions(rule, rule, rule, rule),
        options.exemptHealthCheck(),
        options.suppressP2p(),
        options.ledger(),
        options.service(),
        options.notice(),
        options.accounts(),
        options.silence(),
        options.chat(),
        options.unmutingAgrees(),
        options.rest());
  }

  public static ConsentGateOptions silence(
      ConsentGateOptions options, Duration remindAfter, Optional<Duration> leaveAfter) {
    return new ConsentGateOptions(
        true,
        options.purposes(),
        options.rules(),
        options.kinds(),
        options.exemptHealthCheck(),
        options.suppressP2p(),
        options.ledger(),
        options.service(),
        options.notice(),
        options.accounts(),
        new SilenceOptions(remindAfter, leaveAfter),
        options.chat(),
        options.unmutingAgrees(),
        options.rest());
  }

  static ConsentGateOptions suppressP2p(ConsentGateOptions options, boolean suppress) {
    return new ConsentGateOptions(
        true,
        options.purposes(),
        options.rules(),
        options.kinds(),
        options.exemptHealthCheck(),
        suppress,
        options.ledger(),
        options.service(),
        options.notice(),
        options.accounts(),
        options.silence(),
        options.chat(),
        options.unmutingAgrees(),
        options.rest());
  }

  /** What each purpose is, all of them. */
  public static ConsentGateOptions purposes(
      ConsentGateOptions options, Map<String, PurposeOptions> purposes) {
    return new ConsentGateOptions(
        true,
        purposes,
        options.rules(),
        options.kinds(),
        options.exemptHealthCheck(),
        options.suppressP2p(),
        options.ledger(),
        options.service(),
        options.notice(),
        options.accounts(),
        options.silence(),
        options.chat(),
        options.unmutingAgrees(),
        options.rest());
  }

  public static PurposeOptions lasting(Duration lasts) {
    return new PurposeOptions(
        Optional.empty(), Optional.of(Gate.PUBLISH), Optional.empty(), Optional.of(lasts));
  }

  public static ConsentGateOptions rules(ConsentGateOptions options, List<RuleOptions> rules) {
    return new ConsentGateOptions(
        true,
        options.purposes(),
        rules,
        options.kinds(),
        options.exemptHealthCheck(),
        options.suppressP2p(),
        options.ledger(),
        options.service(),
        options.notice(),
        options.accounts(),
        options.silence(),
        options.chat(),
        options.unmutingAgrees(),
        options.rest());
  }

  public static ConsentGateOptions notice(
      ConsentGateOptions options, Path directory, boolean asksInRunningMeetings) {
    return new ConsentGateOptions(
        true,
        options.purposes(),
        options.rules(),
        options.kinds(),
        options.exemptHealthCheck(),
        options.suppressP2p(),
        options.ledger(),
        options.service(),
        new NoticeOptions(
            Optional.of(directory), "en", Optional.empty(), "Privacy", asksInRunningMeetings),
        options.accounts(),
        options.silence(),
        options.chat(),
        options.unmutingAgrees(),
        options.rest());
  }

  public static ConsentGateOptions unmutingAgrees(ConsentGateOptions options) {
    return new ConsentGateOptions(
        true,
        options.purposes(),
        options.rules(),
        options.kinds(),
        options.exemptHealthCheck(),
        options.suppressP2p(),
        options.ledger(),
        options.service(),
        options.notice(),
        options.accounts(),
        options.silence(),
        options.chat(),
        true,
        options.rest());
  }
}
