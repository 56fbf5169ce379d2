package jitsiprivacy.jicofo.consent.options;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.notice.Language;
import jitsiprivacy.consent.notice.NoticeDirectory;
import jitsiprivacy.consent.notice.NoticeException;

/** What participants are shown. */
public record NoticeOptions(
    Optional<Path> directory,
    String language,
    Optional<String> url,
    String sender,
    boolean asksInRunningMeetings) {

  public NoticeOptions {
    if (!Language.isOne(language)) {
      throw new IllegalArgumentException("language must be one of BCP 47, such as de or pt-BR");
    }
    if (url.isPresent() && !isHttps(url.get())) {
      throw new IllegalArgumentException("url must be an address that begins with https://");
    }
    // Here, since here it can be said where in the configuration it is named.
    directory.ifPresent(named -> readable(named, language));
  }

  private static void readable(Path directory, String language) {
    try {
      new NoticeDirectory(directory).read(language);
    } catch (NoticeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static boolean isHttps(String text) {
    try {
      URI uri = URI.create(text);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** For whom nothing else is known. */
  public List<String> languages() {
    return List.of(language);
  }
}
