package jitsiprivacy.host.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarrierTest {

  @Test
  void whateverCodeThrowsIsAFault() {
    for (Throwable thrown :
        List.of(
            new IllegalStateException(),
            new IOException(),
            new NoSuchMethodError(),
            new ExceptionInInitializerError(),
            new AssertionError(),
            new StackOverflowError())) {
      assertThatCode(() -> Barrier.letThrough(thrown)).doesNotThrowAnyException();
    }
  }

  @Test
  void anErrorOfTheJvmGoesThrough() {
    for (Error thrown : List.of(new OutOfMemoryError(), new InternalError())) {
      assertThatThrownBy(() -> Barrier.letThrough(thrown)).isSameAs(thrown);
    }
  }

  @Test
  void anInterruptIsNotLost() {
    Barrier.letThrough(new InterruptedException());
    assertThat(Thread.interrupted()).isTrue();
  }
}
