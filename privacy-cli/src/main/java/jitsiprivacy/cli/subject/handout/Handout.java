package jitsiprivacy.cli.subject.handout;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jitsiprivacy.cli.Failure;

/**
 * A ZIP file with what is kept about a person: files for programs, and {@code index.html} for
 * people.
 */
public final class Handout implements Closeable {

  private final ZipOutputStream zip;
  private final List<Section> sections = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<String> unseen = new ArrayList<>();

  /** Of a file. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream to) throws IOException, Failure;
  }

  public Handout(OutputStream out) {
    this.zip = new ZipOutputStream(new BufferedOutputStream(out), StandardCharsets.UTF_8);
  }

  public void file(String name, Content content) throws IOException, Failure {
    zip.putNextEntry(new ZipEntry(name));
    content.write(new StaysOpen(zip));
    zip.closeEntry();
    files.add(name);
  }

  /** A part of the index, with a table if there are rows. */
  public void section(String title, String text, List<String> headings, List<Row> rows) {
    sections.add(new Section(title, text, headings, rows));
  }

  /** Something that could not be looked into. */
  public void unseen(String what) {
    unseen.add(what);
  }

  public List<String> unseen() {
    return List.copyOf(unseen);
  }

  /** Whether nothing was found. */
  public boolean isEmpty() {
    return sections.isEmpty();
  }

  /** Writes the index; nothing can be added after that. */
  public void finish(IndexPage.About about) throws IOException {
    zip.putNextEntry(new ZipEntry("index.html"));
    zip.write(
        new IndexPage(about, sections, files, unseen).html().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
    zip.finish();
    zip.flush();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Who writes a file may close what it gets. */
  private static final class StaysOpen extends FilterOutputStream {

    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
