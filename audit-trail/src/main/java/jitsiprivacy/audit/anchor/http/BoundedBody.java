package jitsiprivacy.audit.anchor.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Keeps a body in memory as long as it is short. */
final class BoundedBody implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> kept = BodySubscribers.ofByteArray();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Subscription subscription;
  private long left;

  BoundedBody(int longest) {
    this.left = longest;
    kept.getBody()
        .whenComplete(
            (bytes, failed) -> {
              if (failed == null) {
                body.complete(bytes);
              } else {
                body.completeExceptionally(failed);
              }
            });
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    kept.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      left -= buffer.remaining();
    }
    if (left < 0) {
      subscription.cancel();
      body.completeExceptionally(new IOException("the answer is too long"));
    } else {
      kept.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable failed) {
    kept.onError(failed);
  }

  @Override
  public void onComplete() {
    kept.onComplete();
  }
}
