package jitsiprivacy.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import jitsiprivacy.agent.bridge.Bridge;
import jitsiprivacy.agent.bridge.Guest;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.packet.Stanza;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class InstrumenterTest {
  private static final String TARGET = HookTarget.class.getName();
  private static final String SMACK = "org/jivesoftware/smack/AbstractXMPPConnection";

  private final TestGuest guest = TestGuest.fresh();
  private final FreshHost host = new FreshHost(HookTarget.class, AbstractXMPPConnection.class);

  private static Instrumenter hooks(Guest.Hook... hooks) {
    return new Instrumenter(new Guest.Plan(false, List.of(hooks)));
  }

  private static Guest.Hook join(int number) {
    return new Guest.Hook(number, TARGET, "join", "(Ljava/lang/String;I)V");
  }

  private static Guest.Hook leave(int number) {
    return new Guest.Hook(number, TARGET, "leave", "(Ljava/lang/String;)V");
  }

  private Map<Integer, String> install(Instrumenter instrumenter) {
    return instrumenter.install(host.instrumentation(), host);
  }

  private Object target() throws ReflectiveOperationException {
    Class<?> type = host.loadClass(TARGET);
    assertThat(type).isNotSameAs(HookTarget.class);
    return type.getConstructor().newInstance();
  }

  private static void join(Object target, String who, int times)
      throws ReflectiveOperationException {
    target.getClass().getMethod("join", String.class, int.class).invoke(target, who, times);
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    return object.getClass().getField(name).get(object);
  }

  @Test
  void theBridgeTakesOneGuest() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Bridge.enter(guest))
        .withMessage("a guest is here already");
  }

  @Test
  void aHookedMethodRunsWhenTheGuestSaysSo() throws Exception {
    assertThat(install(hooks(join(3)))).isEmpty();
    Object target = target();
    join(target, "ann", 2);
    assertThat(guest.calls).containsExactly(3, target, "ann", 2);
    assertThat(field(target, "joined")).isEqualTo(List.of("ann 2"));
    assertThat(host.retransformed).isEmpty();
  }

  @Test
  void aHookedMethodIsSkippedWhenTheGuestSaysSo() throws Exception {
    assertThat(install(hooks(join(3)))).isEmpty();
    guest.runs = false;
    Object target = target();
    join(target, "ann", 2);
    assertThat(field(target, "joined")).isEqualTo(List.of());
  }

  @Test
  void anOverloadWithAnotherDescriptorIsLeftAlone() throws Exception {
    assertThat(install(hooks(join(3)))).isEmpty();
    guest.runs = false;
    Object target = target();
    target.getClass().getMethod("join", String.class).invoke(target, "bo");
    assertThat(field(target, "joined")).isEqualTo(List.of("bo"));
    assertThat(guest.calls).isEmpty();
  }

  @Test
  void severalHooksInOneClassKeepTheirNumbersAndAStaticMethodHasNoSelf() throws Exception {
    assertThat(install(hooks(join(0), leave(7)))).isEmpty();
    Object target = target();
    target.getClass().getMethod("leave", String.class).invoke(null, "ann");
    join(target, "bo", 1);
    assertThat(guest.calls).containsExactly(7, "static", "ann", 0, target, "bo", 1);
  }

  @Test
  void severalHooksInOneMethodAreAllAsked() throws Exception {
    assertThat(install(hooks(join(0), join(1)))).isEmpty();
    Object target = target();
    join(target, "ann", 2);
    assertThat(guest.calls).containsExactlyInAnyOrder(0, target, "ann", 2, 1, target, "ann", 2);
    assertThat(field(target, "joined")).isEqualTo(List.of("ann 2"));
  }

  @Test
  void argumentsOfEveryTypeArePassed() throws Exception {
    assertThat(
            install(
                hooks(new Guest.Hook(1, TARGET, "everything", "(ZBCSIJFD[ILjava/lang/Object;)V"))))
        .isEmpty();
    Object target = target();
    int[] array = {9};
    Object[] arguments = {true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, array, "o"};
    Method everything =
        List.of(target.getClass().getMethods()).stream()
            .filter(method -> method.getName().equals("everything"))
            .findFirst()
            .orElseThrow();
    everything.invoke(target, arguments);
    assertThat(guest.calls)
        .containsExactly(1, target, true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, array, "o");
    assertThat(field(target, "joined")).isEqualTo(List.of("everything"));
  }

  @Test
  void aMethodThatBeginsWithALoopIsAskedOnce() throws Exception {
    assertThat(install(hooks(new Guest.Hook(1, TARGET, "loop", "(I)V")))).isEmpty();
    Object target = target();
    target.getClass().getMethod("loop", int.class).invoke(target, 3);
    assertThat(guest.calls).containsExactly(1, target, 3);
    assertThat(field(target, "joined")).isEqualTo(List.of("loop", "loop", "loop"));
  }

  @Test
  void oneThatIsSkippedReturnsNoObject() throws Exception {
    Guest.Hook name = new Guest.Hook(5, TARGET, "name", "(I)Ljava/lang/String;");
    assertThat(install(hooks(name))).isEmpty();
    Object target = target();
    Method method = target.getClass().getMethod("name", int.class);
    assertThat(method.invoke(target, 2)).isEqualTo("targettarget");
    guest.runs = false;
    assertThat(method.invoke(target, 2)).isNull();
    assertThat(field(target, "joined")).isEqualTo(List.of("name"));
  }

  @Test
  void aMethodWithAPrimitiveResultCannotBeSkippedAndIsAFailure() {
    assertThat(install(hooks(new Guest.Hook(4, TARGET, "answer", "()I"))))
        .containsOnlyKeys(4)
        .extractingByKey(4)
        .asString()
        .contains(
            TARGET + " declares no method answer()I with a body and without a primitive result");
  }

  @Test
  void otherClassesAreNotTransformed() throws Exception {
    byte[] bytes = FreshHost.bytesOf(HookTarget.class);
    assertThat(hooks(join(0)).transform(host, "some/Other", null, null, bytes)).isNull();
    assertThat(hooks(join(0)).transform(host, null, null, null, bytes)).isNull();
  }

  @Test
  void aMissingMethodOrDescriptorIsAFailureAndTheClassStaysAsItIs() throws Exception {
    for (Guest.Hook hook :
        List.of(
            new Guest.Hook(5, TARGET, "gone", "()V"), new Guest.Hook(5, TARGET, "join", "(J)V"))) {
      FreshHost other = new FreshHost(HookTarget.class);
      assertThat(hooks(hook).install(other.instrumentation(), other))
          .containsOnlyKeys(5)
          .extractingByKey(5)
          .asString()
          .contains(TARGET + " declares no method " + hook.method() + hook.descriptor());
      byte[] bytes = FreshHost.bytesOf(HookTarget.class);
      assertThat(hooks(hook).transform(other, TARGET.replace('.', '/'), null, null, bytes))
          .isNull();
    }
  }

  @Test
  void aMissingClassIsAFailure() {
    assertThat(install(hooks(new Guest.Hook(1, "org.jitsi.fake.None", "f", "()V"))))
        .containsOnlyKeys(1)
        .extractingByKey(1)
        .asString()
        .contains("org.jitsi.fake.None");
  }

  @Test
  void aBrokenClassFileIsAFailureAndStaysAsItIs() {
    assertThat(hooks(join(0)).transform(host, TARGET.replace('.', '/'), null, null, new byte[9]))
        .isNull();
  }

  @Test
  void aClassThatWasLoadedBeforeIsRetransformed() throws Exception {
    Class<?> early = host.loadClass(TARGET);
    assertThat(install(hooks(join(2)))).isEqualTo(Map.of(2, "was not reached"));
    assertThat(host.retransformed).containsExactly(early);
  }

  @Test
  void anEmptyPlanLeavesTheHostAsItIs() {
    assertThat(hooks().install(null, host)).isEmpty();
  }

  @Test
  void aSmackThatReusesTheVariableOfTheStanzaIsAFailure() {
    assertThat(transformed(0)).isNotNull();
    assertThat(transformed(Opcodes.ASTORE)).isNull();
  }

  /** Smack's class with methods that store into their first variable, or do nothing. */
  private byte[] transformed(int store) {
    ClassWriter smack = new ClassWriter(0);
    smack.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, SMACK, null, "java/lang/Object", null);
    for (String name : List.of("processStanza", "sendStanza")) {
      MethodVisitor method =
          smack.visitMethod(
              Opcodes.ACC_PUBLIC, name, "(Lorg/jivesoftware/smack/packet/Stanza;)V", null, null);
      method.visitCode();
      if (store != 0) {
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitVarInsn(store, 1);
      }
      method.visitInsn(Opcodes.RETURN);
      method.visitMaxs(1, 2);
      method.visitEnd();
    }
    return new Instrumenter(new Guest.Plan(true, List.of()))
        .transform(host, SMACK, null, null, smack.toByteArray());
  }

  private Object connection() throws ReflectiveOperationException {
    assertThat(install(new Instrumenter(new Guest.Plan(true, List.of())))).isEmpty();
    return host.loadClass(SMACK.replace('/', '.')).getConstructor().newInstance();
  }

  private static void call(Object connection, String name, Stanza stanza)
      throws ReflectiveOperationException {
    Method method = connection.getClass().getDeclaredMethod(name, Stanza.class);
    method.setAccessible(true);
    method.invoke(connection, stanza);
  }

  @Test
  void stanzasPassBothWays() throws Exception {
    Object connection = connection();
    Stanza stanza = new Stanza();
    call(connection, "processStanza", stanza);
    assertThat(field(connection, "processed")).isEqualTo(List.of(stanza));
    assertThat(guest.calls).isEmpty();
    call(connection, "sendStanza", stanza);
    assertThat(field(connection, "sent")).isEqualTo(List.of(stanza));
    assertThat(guest.calls).containsExactly(stanza, "left");
  }

  @Test
  void stanzasAreReplacedBothWays() throws Exception {
    Object connection = connection();
    Stanza other = new Stanza();
    guest.decision = stanza -> other;
    call(connection, "processStanza", new Stanza());
    call(connection, "sendStanza", new Stanza());
    assertThat(field(connection, "processed")).isEqualTo(List.of(other));
    assertThat(field(connection, "sent")).isEqualTo(List.of(other));
    assertThat(guest.calls).containsExactly(other, "left");
  }

  @Test
  void stanzasVanishBothWaysAndNothingWasSent() throws Exception {
    Object connection = connection();
    guest.decision = stanza -> null;
    call(connection, "processStanza", new Stanza());
    call(connection, "sendStanza", new Stanza());
    assertThat(field(connection, "processed")).isEqualTo(List.of());
    assertThat(field(connection, "sent")).isEqualTo(List.of());
    assertThat(guest.calls).isEmpty();
  }

  @Test
  void everyWayOutOfSendingIsTold() throws Exception {
    Object connection = connection();
    Stanza early = new Stanza(0);
    call(connection, "sendStanza", early);
    assertThat(guest.calls).containsExactly(early, "left");
    Stanza broken = new Stanza(3);
    assertThatThrownBy(() -> call(connection, "sendStanza", broken))
        .hasRootCauseMessage("broken wire");
    assertThat(guest.calls).containsExactly(early, "left", broken, "broken wire");
    assertThat(field(connection, "sent")).isEqualTo(List.of(broken));
  }

  @Test
  void sendingNothingFailsAsWithoutUs() throws Exception {
    Object connection = connection();
    assertThatThrownBy(() -> call(connection, "sendStanza", null))
        .hasRootCauseMessage("no stanza")
        .hasRootCauseInstanceOf(NullPointerException.class);
    assertThat(guest.calls).isEmpty();
  }
}
