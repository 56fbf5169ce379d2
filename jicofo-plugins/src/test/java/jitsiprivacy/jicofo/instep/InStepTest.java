package jitsiprivacy.jicofo.instep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InStepTest {

  private final AtomicReference<String> target = new AtomicReference<>("a");
  private final InStep<String> inStep = new InStep<>(target::get);

  @Test
  void saysItOnce() {
    assertThat(inStep.behind()).isTrue();
    assertThat(inStep.next()).isEqualTo("a");
    assertThat(inStep.next()).isNull();
    assertThat(inStep.behind()).isFalse();
  }

  @Test
  void whatTheHostSaidNeedNotBeSaidAgain() {
    assertThat(inStep.hostTells()).isEqualTo("a");
    inStep.told("a");
    assertThat(inStep.behind()).isFalse();
    assertThat(inStep.next()).isNull();
  }

  @Test
  void whatChangedWhileTheHostSpokeIsSaidAfterwards() {
    String said = inStep.hostTells();
    target.set("b");
    inStep.told(said);
    assertThat(inStep.behind()).isTrue();
    assertThat(inStep.next()).isEqualTo("b");
    assertThat(inStep.next()).isNull();
  }

  @Test
  void whenTheHostCutInItIsRepeated() {
    assertThat(inStep.next()).isEqualTo("a");
    inStep.hostTells();
    assertThat(inStep.next()).as("whose came last is not known").isEqualTo("a");
    inStep.told("a");
    assertThat(inStep.next()).isEqualTo("a");
    assertThat(inStep.next()).isNull();
  }

  @Test
  void whatNobodyKnowsIsSaidAgain() {
    assertThat(inStep.next()).isEqualTo("a");
    assertThat(inStep.next()).isNull();
    inStep.unknown();
    assertThat(inStep.behind()).isTrue();
    assertThat(inStep.next()).isEqualTo("a");
  }
}
