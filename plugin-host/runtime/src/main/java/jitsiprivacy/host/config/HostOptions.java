package jitsiprivacy.host.config;

import java.nio.file.Path;
import jitsiprivacy.spi.OnFault;

/**
 * The options of the host of guards itself: what stands in {@code privacy} directly.
 *
 * @param onFault what happens to a decision while the guard that should take it is broken
 * @param stateDir what must outlive a restart: keys and ledger
 * @param runDir what need not: status and sockets
 */
public record HostOptions(OnFault onFault, Path stateDir, Path runDir) {}
