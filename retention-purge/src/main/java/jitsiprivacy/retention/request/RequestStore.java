package jitsiprivacy.retention.request;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.retention.files.Disk;
import jitsiprivacy.retention.files.LocalDisk;
import jitsiprivacy.retention.files.SmallFiles;
import jitsiprivacy.retention.hold.Words;

/** The requests of a host, a file each. What happens to one is put on record before it does. */
public final class RequestStore {

  private final SmallFiles files;
  private final RequestEvidence evidence;

  RequestStore(Path directory, Disk disk, RequestEvidence evidence) {
    this.files = new SmallFiles(directory, disk, "requests", RequestFormat.LONGEST);
    this.evidence = evidence;
  }

  /**
   * @param stateDir which must be there
   */
  public static RequestStore in(Path stateDir, RequestEvidence evidence) {
    return new RequestStore(stateDir.resolve("requests"), new LocalDisk(), evidence);
  }

  /** Of a request, whether it is there or not. */
  public Path file(String id) {
    return files.file(id);
  }

  /** All there is, whatever there is. */
  public StoredRequests read() {
    List<Request> all = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try {
      if (files.isThere()) {
        for (String name : files.names()) {
          read(name, all, problems);
        }
      }
    } catch (IOException e) {
      problems.add("the requests in " + files.directory() + " cannot be read: " + reason(e));
    }
    return new StoredRequests(all, problems);
  }

  private void read(String file, List<Request> all, List<String> problems) {
    Optional<String> id = SmallFiles.of(file).filter(Words::isWord);
    if (id.isEmpty()) {
      problems.add(files.directory().resolve(file) + " is no request. Move it away");
      return;
    }
    try {
      find(id.get()).ifPresent(all::add);
    } catch (IOException e) {
      problems.add(e.getMessage());
    }
  }

  /**
   * @return empty when there is none
   * @throws IOException when it cannot be understood, which the message says with its file
   */
  public Optional<Request> find(String id) throws IOException {
    try {
      if (!Words.isWord(id) || !files.isThere() || !files.has(id)) {
        return Optional.empty();
      }
      Request request = RequestFormat.read(files.read(id));
      if (!request.id().equals(id)) {
        throw new IOException("it is the request " + request.id());
      }
      return Optional.of(request);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // It was deleted just now.
    } catch (IOException e) {
      throw new IOException(
          files.file(id) + " cannot be understood: " + reason(e) + ". Mend it, or move it away", e);
    }
  }

  /** Of some exceptions the message is a file name alone. */
  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Exception", "");
    return name.equals("IO") ? e.getMessage() : name + ": " + e.getMessage();
  }

  /**
   * Adds one. It is there, durably, when this returns.
   *
   * @throws RequestRefusedException when there is one of that id
   */
  public void add(Request request) throws IOException, RequestRefusedException {
    byte[] text = RequestFormat.write(request);
    files.alone(
        () -> {
          if (files.has(request.id())) {
            throw new RequestRefusedException(
                "there is a request " + request.id() + " already: take another id");
          }
          if (files.isFull()) {
            throw new RequestRefusedException(
                "there are "
                    + SmallFiles.MOST
                    + " requests already: closed ones go with jitsi-privacy purge, when they are"
                    + " due");
          }
          publish(request.id(), text, () -> evidence.received(request));
          return true;
        });
  }

  /**
   * Gives it two months more, once. The data subject has to be told within the first month.
   *
   * @return as it is now
   * @throws RequestRefusedException when it is closed or extended, or its month is over
   */
  public Request extend(String id, String reason, Instant time)
      throws IOException, RequestRefusedException {
    existing(id); // So that nothing is made where there is none.
    return files.alone(
        () -> {
          Request request = open(id);
          if (request.extension().isPresent()) {
            throw new RequestRefusedException("it was extended before, until " + request.due());
          }
          if (request.isOverdue(day(time))) {
            throw new RequestRefusedException(
                "its month was over on "
                    + request.due()
                    + ": the data subject had to be told until then (Article 12(3) GDPR)");
          }
          Request extended = request.extended(new Extension(time, reason));
          publish(id, RequestFormat.write(extended), () -> evidence.extended(extended));
          return extended;
        });
  }

  /**
   * Closes it: it is answered.
   *
   * @return as it is now
   * @throws RequestRefusedException when there is none, or it is closed
   */
  public Request close(String id, RequestOutcome outcome, Optional<String> reason, Instant time)
      throws IOException, RequestRefusedException {
    existing(id);
    return files.alone(
        () -> {
          Request closed = open(id).closed(new Closing(time, outcome, reason));
          publish(id, RequestFormat.write(closed), () -> evidence.closed(closed));
          return closed;
        });
  }

  /**
   * Deletes one for good, if it is closed.
   *
   * @return whether it is gone
   */
  public boolean delete(String id) throws IOException {
    return files.alone(
        () -> {
          Optional<Request> request = find(id);
          if (request.isPresent() && !request.get().isOpen()) {
            files.delete(id);
            return true;
          }
          return request.isEmpty();
        });
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private interface Step {
    void run() throws IOException;
  }

  /** What cannot be written is not put on record, and what cannot be put on record is not done. */
  private void publish(String id, byte[] text, Step step) throws IOException {
    files.clean();
    try {
      files.disk().write(files.draft(id), text);
      step.run();
      files.publish(id);
    } catch (IOException e) {
      try {
        files.clean();
      } catch (IOException again) {
        e.addSuppressed(again); // Whoever comes next does it.
      }
      throw e;
    }
  }

  private Request open(String id) throws IOException, RequestRefusedException {
    Request request = existing(id);
    if (request.closing().isPresent()) {
      throw new RequestRefusedException(
          "it was closed at "
              + request.closing().get().time()
              + ": "
              + request.closing().get().outcome());
    }
    return request;
  }

  private Request existing(String id) throws IOException, RequestRefusedException {
    return find(id)
        .orElseThrow(
            () ->
                new RequestRefusedException(
                    "there is no request " + id + ". All of them: jitsi-privacy request list"));
  }
}
