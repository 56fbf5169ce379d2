package jitsiprivacy.cli.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import jitsiprivacy.anonymizer.address.AddressText;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.keys.AddressPseudonyms;
import jitsiprivacy.audit.entry.Pseudonym;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.Configuration;
import jitsiprivacy.cli.Exit;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.cli.consent.AccountsSection;
import jitsiprivacy.cli.consent.SubjectConsents;
import jitsiprivacy.cli.recordings.SubjectRecordings;
import jitsiprivacy.cli.subject.place.FilesPlace;
import jitsiprivacy.cli.subject.place.LedgerPlace;
import jitsiprivacy.cli.subject.place.OwnAddresses;
import jitsiprivacy.cli.subject.place.Person;
import jitsiprivacy.cli.subject.place.PersonFinder;
import jitsiprivacy.cli.subject.place.Place;
import jitsiprivacy.cli.subject.place.RecordingsPlace;
import jitsiprivacy.cli.subject.place.TrailPlace;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.ledger.LedgerPseudonyms;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.host.config.HostOptions;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.logs.LogAnonymizerOptions;
import jitsiprivacy.recording.seal.RecordingsOptions;
import jitsiprivacy.retention.category.Action;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.ClockStart;
import jitsiprivacy.retention.category.FilePattern;
import jitsiprivacy.retention.category.Unit;
import jitsiprivacy.retention.hold.HoldStore;
import jitsiprivacy.retention.hold.Holds;
import jitsiprivacy.retention.options.RecordingRule;
import jitsiprivacy.retention.options.RetentionOptions;
import jitsiprivacy.retention.subject.ErasedList;
import jitsiprivacy.retention.subject.SearchTerm;
import jitsiprivacy.retention.subject.TermFinder;

/** What this host is configured with, and where something about a person may be. */
record Host(
    Path config,
    Path stateDir,
    RetentionOptions retention,
    RecordingsOptions recordings,
    AccountsSection accounts,
    LogAnonymizerOptions logs,
    Consumer<String> say) {

  private static final String NO_KEY =
      "nobody has a pseudonym there yet, or the key was destroyed; there is none in ";

  private static final List<Section> SECTIONS =
      List.of(
          new Section("", HostOptions.class),
          new Section("retention", RetentionOptions.class),
          new Section("recordings", RecordingsOptions.class),
          new Section("consent-gate.accounts", AccountsSection.class),
          new Section("log-anonymizer", LogAnonymizerOptions.class));

  /**
   * @param config null for the usual one
   */
  static Host read(Path config, Consumer<String> say) throws Failure {
    PrivacyConfig read = Configuration.read(config, SECTIONS, say);
    return new Host(
        config,
        read.section(HostOptions.class).stateDir(),
        read.section(RetentionOptions.class),
        read.section(RecordingsOptions.class),
        read.section(AccountsSection.class),
        read.section(LogAnonymizerOptions.class),
        say);
  }

  AuditInstallation audit() {
    return new AuditInstallation(stateDir);
  }

  Holds holds() {
    return HoldStore.in(stateDir).holds(Clock.systemUTC());
  }

  /** Where they are not known, everything is held, and nobody may take that for the usual. */
  List<String> holdProblems() {
    return HoldStore.in(stateDir).read().problems();
  }

  ErasedList erased() throws IOException {
    return ErasedList.of(stateDir);
  }

  /** Whom it is about, with what they are called here. */
  Person person(Asked asked) throws IOException, Failure {
    Optional<String> account =
        asked.user().isPresent() ? Optional.of(account(asked.user().get())) : Optional.empty();
    return new Person(
        account,
        asked.pseudonym().isPresent() ? asked.pseudonym() : inLedger(account),
        inTrail(account),
        terms(asked, account),
        addresses(asked.addresses()));
  }

  private String account(String user) throws Failure {
    if (accounts.domains().isEmpty()) {
      throw new Failure(
          Exit.CONFIGURATION,
          "nobody has an account here: consent-gate.accounts.domains is empty in the configuration."
              + " Say what logs call them, with --text and --address, and of a guest --pseudonym");
    }
    return accounts.nameOf(user);
  }

  private Optional<String> inLedger(Optional<String> account) throws IOException {
    Path key = stateDir.resolve("keys/pseudonym.key");
    if (account.isEmpty()) {
      return Optional.empty();
    }
    if (Files.notExists(key)) {
      say.accept("the ledger of consent is not searched: " + NO_KEY + key);
      return Optional.empty();
    }
    return Optional.of(
        new LedgerPseudonyms(Pseudonyms.withKeyIn(key))
            .subject(new DataSubject(account.get(), true)));
  }

  private Optional<Pseudonym> inTrail(Optional<String> account) throws IOException {
    if (account.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(audit().knownPseudonyms().subject(account.get()));
    } catch (NoSuchFileException e) {
      say.accept("entries of the audit trail are not searched: " + NO_KEY + audit().keys());
      return Optional.empty();
    }
  }

  private List<SearchTerm> terms(Asked asked, Optional<String> account) {
    Set<String> texts = new LinkedHashSet<>(asked.texts());
    asked.user().ifPresent(texts::add);
    account.ifPresent(texts::add);
    List<SearchTerm> terms = new ArrayList<>();
    for (String text : texts) {
      try {
        terms.add(new SearchTerm(text));
      } catch (IllegalArgumentException e) {
        say.accept("files are not searched for \"" + text + "\": " + e.getMessage());
      }
    }
    return terms;
  }

  /** With what they became in logs, under each key that still exists. */
  private OwnAddresses addresses(List<String> texts) throws IOException {
    List<IpAddress> all = new ArrayList<>();
    for (String text : texts) {
      IpAddress address = AddressText.read(text).orElseThrow();
      all.add(address);
      AddressPseudonyms.Found found =
          new AddressPseudonyms(LogAnonymizerOptions.keysIn(stateDir), logs.networks()).of(address);
      found.unusable().forEach(why -> say.accept("a key cannot be used: " + why));
      all.addAll(found.pseudonyms());
    }
    return new OwnAddresses(all);
  }

  /**
   * Where something may be, in the order in which it is to be erased.
   *
   * @param until what was decided before
   * @param examined is told how many bytes of files were looked at
   */
  List<Place> places(
      Person person, Instant until, RecordingRule rule, String reason, LongConsumer examined)
      throws Failure {
    Holds holds = holds();
    Optional<SubjectConsents> consents = Optional.empty();
    if (person.inLedger().isPresent()) {
      consents = Optional.of(new SubjectConsents(config, person.inLedger().get(), say));
    }
    PersonFinder finder = finder(person.terms(), person);
    List<SearchTerm> all = new ArrayList<>(person.terms());
    person.pseudonyms().ifPresent(each -> each.forEach(text -> all.add(new SearchTerm(text))));
    List<Place> places = new ArrayList<>();
    // Withdrawals come first. Grants stay there as proof, so recordings are still told by them.
    consents.ifPresent(each -> places.add(new LedgerPlace(each, person, holds, until, reason)));
    places.add(
        new RecordingsPlace(
            new SubjectRecordings(config, say), consents, person, finder, holds, rule));
    places.add(new TrailPlace(audit(), person, finder(all, person), holds));
    if (!finder.isEmpty()) {
      places.add(new FilesPlace(files(), person, finder, holds, examined));
    }
    return places;
  }

  private static PersonFinder finder(List<SearchTerm> terms, Person person) {
    return new PersonFinder(
        terms.isEmpty() ? Optional.empty() : Optional.of(new TermFinder(terms)),
        person.addresses());
  }

  /** Without recordings, which are dealt with as a whole; with what reveals were asked for. */
  List<Category> files() throws Failure {
    List<Category> all = new ArrayList<>();
    try {
      retention.enabled(recordings.directory()).stream()
          .filter(each -> !each.name().equals(RetentionOptions.RECORDINGS))
          .forEach(all::add);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          Exit.CONFIGURATION,
          "the configuration cannot be used\nprivacy.recordings.directory: " + e.getMessage());
    }
    all.add(
        new Category(
            "reveals",
            "requests to reveal pseudonyms",
            "accounting for them",
            retention.owner(),
            List.of(FilePattern.of(LogAnonymizerOptions.keysIn(stateDir) + "/reveals.log")),
            Unit.FILE,
            ClockStart.MODIFIED,
            retention.erasure().backups(),
            Action.DELETE,
            Optional.empty()));
    return all;
  }
}
