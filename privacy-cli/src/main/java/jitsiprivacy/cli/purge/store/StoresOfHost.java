package jitsiprivacy.cli.purge.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.cli.request.Requests;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.logs.LogAnonymizerOptions;
import jitsiprivacy.retention.hold.HoldStore;
import jitsiprivacy.retention.options.RetentionOptions;

/** What this host is configured with, of stores. */
public record StoresOfHost(
    Path stateDir, RetentionOptions options, LedgerOptions ledger, LogAnonymizerOptions logs) {

  List<Store> stores(Clock clock, Actor actor, HostTrail trail) {
    Instant now = clock.instant();
    return List.of(
        new LedgerStore(
            ledger,
            stateDir,
            new Terms(options.stores().consentLedger().keep(), now),
            Unnamed.of(HoldStore.in(stateDir).read().all())),
        new PayloadsStore(
            new AuditInstallation(stateDir),
            new Terms(options.stores().auditPayloads().keep(), now),
            actor,
            clock),
        new KeysStore(LogAnonymizerOptions.keysIn(stateDir), logs.schedule(), now),
        new RequestsStore(Requests.of(stateDir, trail), new Terms(options.requests().keep(), now)));
  }
}
