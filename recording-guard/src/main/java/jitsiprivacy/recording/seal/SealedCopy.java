package jitsiprivacy.recording.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.Opener;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.age.Sealer;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.disk.Output;
import jitsiprivacy.recording.seal.manifest.SealedFile;

/** Makes sealed copies, and does not believe that they can be opened until it did. */
final class SealedCopy {

  private final Disk disk;
  private final Identity identity;
  private final Progress progress;
  private final Sealer sealer;
  private final Opener opener;

  SealedCopy(Disk disk, PayloadCipher cipher, Identity identity, Progress progress) {
    this.disk = disk;
    this.identity = identity;
    this.progress = progress;
    int threads = Runtime.getRuntime().availableProcessors();
    this.sealer = new Sealer(cipher, threads);
    this.opener = new Opener(cipher, threads);
  }

  /** A file, and what it was before. */
  record Made(SealedFile sealed, String plainSha256) {}

  /** Durable, read back, opened and found the same when this returns. */
  Made of(PlainFile plain, Path to) throws IOException {
    try (ReadableByteChannel in = disk.read(plain.path());
        Output out = disk.create(to, plain.path())) {
      sealer.seal(progress.counting(in), out, List.of(identity.recipient()));
      out.sync();
    }
    try (ReadableByteChannel in = disk.read(plain.path())) {
      return readBack(plain.name(), in, to);
    } catch (IOException e) {
      throw new IOException(plain.path() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The same of what is in memory.
   *
   * @param like whose permissions it gets
   */
  Made of(String name, byte[] plain, Path to, Path like) throws IOException {
    try (Output out = disk.create(to, like)) {
      sealer.seal(channel(plain), out, List.of(identity.recipient()));
      out.sync();
    }
    return readBack(name, channel(plain), to);
  }

  private static ReadableByteChannel channel(byte[] bytes) {
    return Channels.newChannel(new ByteArrayInputStream(bytes));
  }

  private Made readBack(String name, ReadableByteChannel expected, Path sealed) throws IOException {
    FutureTask<Hash> hash = new FutureTask<>(() -> Hash.of(disk, sealed));
    Thread hashing = new Thread(hash, "jitsi-privacy-hash");
    hashing.setDaemon(true);
    hashing.start();
    Comparison comparison = new Comparison(expected, progress);
    try (ReadableByteChannel in = disk.read(sealed)) {
      opener.open(in, comparison, List.of(identity));
    }
    Hash plain = comparison.end();
    Hash own = await(hash);
    return new Made(
        new SealedFile(name + SealedFile.SUFFIX, own.bytes(), own.sha256(), plain.bytes()),
        plain.sha256());
  }

  private static Hash await(FutureTask<Hash> hash) throws IOException {
    try {
      return hash.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cannot) {
        throw cannot;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
