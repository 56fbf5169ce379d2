package jitsiprivacy.audit.anchor.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts to a server that may be slow, verbose or hostile. For any number of threads. */
public final class BoundedHttp {

  private final HttpClient client;
  private final Duration timeout;
  private final int longest;

  /**
   * @param timeout for a whole exchange, from the connection to the last byte
   * @param longest answer, in bytes
   */
  public BoundedHttp(Duration timeout, int longest) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
    this.timeout = timeout;
    this.longest = longest;
  }

  /**
   * @throws IOException also when the answer takes too long or is too long
   */
  public HttpReply post(URI uri, String type, byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new BoundedBody(longest));
    try {
      // The timeout of the request ends with the headers of the answer.
      HttpResponse<byte[]> reply = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new HttpReply(
          reply.statusCode(), reply.headers().firstValue("Content-Type").orElse(""), reply.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("no answer within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IOException(said(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** A refused connection has no message. */
  private static String said(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
