package jitsiprivacy.cli.retention;

import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.logs.LogAnonymizerOptions;
import jitsiprivacy.recording.seal.RecordingsOptions;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.hold.Hold;
import jitsiprivacy.retention.options.RequestsOptions;
import jitsiprivacy.retention.options.RetentionOptions;
import jitsiprivacy.retention.options.StoreOptions;

/** What this host keeps, by all sections of its configuration. */
record Effective(
    Path stateDir,
    RetentionOptions retention,
    RecordingsOptions recordings,
    LogAnonymizerOptions logs,
    LedgerOptions ledger) {

  private static final List<Section> SECTIONS =
      List.of(
          new Section("", HostOptions.class),
          new Section("retention", RetentionOptions.class),
          new Section("recordings", RecordingsOptions.class),
          new Section("log-anonymizer", LogAnonymizerOptions.class),
          new Section("consent-gate.ledger", LedgerOptions.class));

  /**
   * @param file null for the usual one, without which the defaults hold
   */
  static Effective read(Path file, Consumer<String> warn) throws Failure {
    PrivacyConfig config = Configuration.read(file, SECTIONS, warn);
    Effective effective =
        new Effective(
            config.section(HostOptions.class).stateDir(),
            config.section(RetentionOptions.class),
            config.section(RecordingsOptions.class),
            config.section(LogAnonymizerOptions.class),
            config.section(LedgerOptions.class));
    effective.check(warn);
    return effective;
  }

  private void check(Consumer<String> warn) throws Failure {
    try {
      retention.enabled(recordings.directory());
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.CONFIGURATION,
          "the configuration cannot be used\nprivacy.recordings.directory: " + e.getMessage());
    }
    if (!retention.categories().containsKey(RetentionOptions.RECORDINGS)) {
      return;
    }
    Period keep = retention.category(RetentionOptions.RECORDINGS, Optional.empty()).keep();
    if (recordings.keep().isPresent() && !recordings.keep().get().equals(keep)) {
      warn.accept(
          "recordings.keep is "
              + recordings.keep().get()
              + ", which is what their manifests say; but retention.categories.recordings.keep is "
              + keep
              + ": write the same in both");
    }
  }

  List<Kept> all() {
    List<Kept> all = new ArrayList<>();
    for (String name : new TreeSet<>(retention.categories().keySet())) {
      all.add(kept(name));
    }
    all.add(
        store(
            "consent-ledger",
            "decisions of participants: what they agreed to or refused, under pseudonyms",
            ledger.kind() == LedgerOptions.Kind.SQLITE
                ? LedgerOptions.file(stateDir).toString()
                : "PostgreSQL: " + ledger.url().orElseThrow(),
            "its end",
            retention.stores().consentLedger()));
    all.add(
        store(
            "audit-payloads",
            "what stands beside entries of the audit trail, such as reasons, under pseudonyms",
            new AuditInstallation(stateDir).archive().toString(),
            "its entry",
            retention.stores().auditPayloads()));
    all.add(pseudonymKeys());
    all.add(requests());
    all.add(erased());
    all.add(holds());
    return all;
  }

  private Kept kept(String name) {
    Category category = retention.category(name, recordings.directory());
    return new Kept(
        name,
        category.what(),
        category.files().stream().map(Object::toString).toList(),
        Span.of(category.keep()),
        CategoryWords.from(category),
        CategoryWords.then(category),
        category.owner(),
        category.purpose(),
        category.keeping().otherwise(),
        category.keeping().atLeast().map(Span::of),
        category.keeping().atMost().map(Span::of),
        alone(name, category));
  }

  private Optional<String> alone(String name, Category category) {
    if (retention.categories().get(name).enabled().equals(Optional.of(false))) {
      return Optional.of("switched off");
    }
    return category.files().isEmpty()
        ? Optional.of("privacy.recordings.directory is not written")
        : Optional.empty();
  }

  private Kept store(String name, String what, String where, String from, StoreOptions options) {
    return new Kept(
        name,
        what,
        List.of(where),
        Span.of(options.keep()),
        from,
        "deleted",
        options.owner().orElse(retention.owner()),
        options.purpose(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Destroyed by who makes them, or by the purge; scrub makes them where all else is off, too. */
  private Kept pseudonymKeys() {
    return new Kept(
        "pseudonym-keys",
        "keys that tell whose a pseudonym in a log is",
        List.of(LogAnonymizerOptions.keysIn(stateDir).toString()),
        Span.of(logs.keys().kept()),
        "the end of its use",
        "destroyed",
        retention.owner(),
        "finding out who attacked the service",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        logs.addresses() == LogAnonymizerOptions.Addresses.PSEUDONYM
            ? Optional.empty()
            : Optional.of("log-anonymizer.addresses makes no pseudonyms"));
  }

  private Kept requests() {
    RequestsOptions options = retention.requests();
    return store(
        "requests",
        "requests of data subjects: who asked for what, and when that was answered",
        stateDir.resolve("requests").toString(),
        "when it was closed",
        new StoreOptions(options.keep(), options.purpose(), options.owner()));
  }

  private Kept erased() {
    return store(
        "erased",
        "what was erased on request: whom it was about, and what they are called",
        stateDir.resolve("retention/erased.jsonl").toString(),
        "when it was erased",
        new StoreOptions(
            retention.erasure().backups(),
            "erasing it again where a backup brings it back (Article 17 GDPR)",
            Optional.empty()));
  }

  private Kept holds() {
    return new Kept(
        "holds",
        "legal holds: the rooms and accounts they are on, and why",
        List.of(stateDir.resolve("holds").toString()),
        new Span(Hold.LONGEST.toString(), "until it is lifted"),
        "when it was set",
        "deleted",
        retention.owner(),
        "keeping what a legal claim or obligation needs (Article 17(3) GDPR)",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
