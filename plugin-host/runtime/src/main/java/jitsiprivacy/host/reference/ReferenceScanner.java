package jitsiprivacy.host.reference;

import java.util.SortedSet;
import java.util.TreeSet;
import jitsiprivacy.host.reference.ClassReference.Use;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Reads one class file and notes everything it refers to, whoever owns that. */
final class ReferenceScanner {
  private final SortedSet<Reference> found = new TreeSet<>();

  private ReferenceScanner() {}

  static SortedSet<Reference> scan(byte[] classFile) {
    ReferenceScanner scanner = new ReferenceScanner();
    new ClassReader(classFile).accept(scanner.new Classes(), ClassReader.SKIP_DEBUG);
    return scanner.found;
  }

  private void name(String internalName) {
    type(Type.getObjectType(internalName));
  }

  private void type(Type type) {
    switch (type.getSort()) {
      case Type.ARRAY -> type(type.getElementType());
      case Type.OBJECT -> use(type.getInternalName(), Use.MENTIONED);
      case Type.METHOD -> {
        type(type.getReturnType());
        for (Type argument : type.getArgumentTypes()) {
          type(argument);
        }
      }
      default -> {}
    }
  }

  private void use(String internalName, Use use) {
    found.add(new ClassReference(internalName, use));
  }

  private void signature(String signature) {
    // Not linked by the JVM, but Guice reads them and fails on a type that is missing.
    if (signature != null) {
      new SignatureReader(signature).accept(new Signatures());
    }
  }

  private void field(String owner, String name, String descriptor, boolean isStatic) {
    name(owner);
    type(Type.getType(descriptor));
    found.add(new FieldReference(owner, name, descriptor, isStatic));
  }

  private void method(
      String owner, String name, String descriptor, boolean isStatic, boolean ofInterface) {
    name(owner);
    type(Type.getMethodType(descriptor));
    // An array's methods, such as clone, are the JVM's own.
    if (!owner.startsWith("[")) {
      found.add(new MethodReference(owner, name, descriptor, isStatic, ofInterface));
    }
  }

  private void handle(Handle handle) {
    int tag = handle.getTag();
    if (tag <= Opcodes.H_PUTSTATIC) {
      boolean isStatic = tag == Opcodes.H_GETSTATIC || tag == Opcodes.H_PUTSTATIC;
      field(handle.getOwner(), handle.getName(), handle.getDesc(), isStatic);
      return;
    }
    if (tag == Opcodes.H_NEWINVOKESPECIAL) {
      use(handle.getOwner(), Use.CREATED);
    }
    method(
        handle.getOwner(),
        handle.getName(),
        handle.getDesc(),
        tag == Opcodes.H_INVOKESTATIC,
        handle.isInterface());
  }

  private void constant(Object constant) {
    if (constant instanceof Type type) {
      type(type);
    } else if (constant instanceof Handle handle) {
      handle(handle);
    } else if (constant instanceof ConstantDynamic dynamic) {
      type(Type.getType(dynamic.getDescriptor()));
      handle(dynamic.getBootstrapMethod());
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i));
      }
    }
  }

  private void lambda(String method, String interfaceName, Type descriptor) {
    use(interfaceName, Use.IMPLEMENTED);
    // Were it renamed, the lambda would still be made and fail when it is called.
    method(interfaceName, method, descriptor.getDescriptor(), false, true);
  }

  private final class Classes extends ClassVisitor {
    Classes() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        String superName,
        String[] interfaces) {
      if (superName != null) {
        use(superName, Use.EXTENDED);
      }
      for (String each : interfaces) {
        // An interface does not implement another, but asks the same of it.
        use(each, Use.IMPLEMENTED);
      }
      signature(signature);
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      type(Type.getType(descriptor));
      signature(signature);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      type(Type.getMethodType(descriptor));
      signature(signature);
      if (exceptions != null) {
        for (String exception : exceptions) {
          name(exception);
        }
      }
      return new Methods();
    }
  }

  private final class Methods extends MethodVisitor {
    Methods() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      name(type);
      if (opcode == Opcodes.NEW) {
        use(type, Use.CREATED);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
      field(owner, name, descriptor, isStatic);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      method(owner, name, descriptor, opcode == Opcodes.INVOKESTATIC, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      type(Type.getMethodType(descriptor));
      handle(bootstrap);
      for (Object argument : arguments) {
        constant(argument);
      }
      if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
        lambda(name, Type.getReturnType(descriptor).getInternalName(), (Type) arguments[0]);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant(value);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      type(Type.getType(descriptor));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      if (type != null) {
        name(type);
      }
    }

    @Override
    public void visitFrame(int kind, int locals, Object[] local, int stacked, Object[] stack) {
      // The verifier loads these, and no instruction need name them.
      frame(locals, local);
      frame(stacked, stack);
    }

    private void frame(int count, Object[] types) {
      for (int i = 0; types != null && i < Math.min(count, types.length); i++) {
        if (types[i] instanceof String name) {
          name(name);
        }
      }
    }
  }

  private final class Signatures extends SignatureVisitor {
    private String name;

    Signatures() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitClassType(String name) {
      this.name = name;
      name(name);
    }

    @Override
    public void visitInnerClassType(String name) {
      this.name = this.name + "$" + name;
      name(this.name);
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      return new Signatures();
    }
  }
}
