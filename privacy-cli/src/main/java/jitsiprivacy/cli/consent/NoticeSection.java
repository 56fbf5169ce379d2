package jitsiprivacy.cli.consent;

import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code privacy.consent-gate.notice}, of which only the address stands in records. The focus reads
 * the texts themselves and checks them: who withdraws must not be held up by one that is broken.
 */
record NoticeSection(
    Optional<Path> directory,
    String language,
    Optional<String> url,
    String sender,
    boolean asksInRunningMeetings) {}
