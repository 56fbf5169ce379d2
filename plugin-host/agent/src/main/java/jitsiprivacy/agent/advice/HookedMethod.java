package jitsiprivacy.agent.advice;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import jitsiprivacy.agent.bridge.Bridge;
import net.bytebuddy.asm.Advice;

/** Inlined into the method of a named hook. */
public final class HookedMethod {

  private HookedMethod() {}

  /** Replaced by the hook's number when the advice is inlined. */
  @Retention(RetentionPolicy.RUNTIME)
  public @interface HookNumber {}

  /** Returns whether to skip the method. */
  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter(
      @HookNumber int hook,
      @Advice.This(optional = true) Object self,
      @Advice.AllArguments Object[] arguments) {
    return !Bridge.runs(hook, self, arguments);
  }
}
