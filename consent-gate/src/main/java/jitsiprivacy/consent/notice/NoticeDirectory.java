package jitsiprivacy.consent.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The operator's notice: a file {@code version}, and one {@code LANGUAGE.txt} for each language.
 * Whoever changes texts changes {@code version} last: that is what is looked at for news.
 */
public final class NoticeDirectory {

  private static final String VERSION = "version";
  private static final String SUFFIX = ".txt";

  /** No language has a longer name, though BCP 47 has room for some: README is none. */
  private static final Pattern SHORT_NAME = Pattern.compile("[A-Za-z]{2,3}(-.*)?");

  /** More than the longest text can have. */
  private static final int MAX_BYTES = 4 * NoticeFormat.MAX_LENGTH;

  private final Path directory;

  public NoticeDirectory(Path directory) {
    this.directory = directory;
  }

  /** The version that is in force by now. */
  public String version() throws NoticeException {
    Path file = directory.resolve(VERSION);
    String version = ByteOrderMark.without(text(file)).strip();
    if (!NoticeVersion.isOne(version)) {
      throw new NoticeException(
          file
              + " must hold the version of the notice: a letter or digit, and up to 63 more, dots,"
              + " underscores or hyphens");
    }
    return version;
  }

  /**
   * Reads all of it.
   *
   * @param fallback the language for whom no other fits
   */
  public Notice read(String fallback) throws NoticeException {
    String version = version();
    List<NoticeText> texts = new ArrayList<>();
    Map<String, Path> byLanguage = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String language = name.substring(0, name.length() - SUFFIX.length());
        if (!Language.isOne(language) || !SHORT_NAME.matcher(language).matches()) {
          throw new NoticeException(
              file + ": the name must be a language (BCP 47), such as de.txt or pt-BR.txt");
        }
        Path other = byLanguage.put(language, file);
        if (other != null) {
          throw new NoticeException(file + " is of the same language as " + other);
        }
        texts.add(NoticeFormat.read(text(file), language, file.toString()));
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new NoticeException(directory + " cannot be read: " + e, e);
    }
    if (texts.stream().noneMatch(text -> text.language().equalsIgnoreCase(fallback))) {
      throw new NoticeException(
          directory.resolve(fallback + SUFFIX)
              + " is missing: it is for whom no other language fits");
    }
    return new Notice(version, texts, fallback);
  }

  private static String text(Path file) throws NoticeException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw NoticeFormat.tooLong(file.toString());
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NoticeException(file + " is not in UTF-8", e);
    } catch (IOException e) {
      throw new NoticeException(file + " cannot be read: " + e, e);
    }
  }
}
