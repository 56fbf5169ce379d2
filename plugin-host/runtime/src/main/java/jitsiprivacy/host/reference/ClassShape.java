package jitsiprivacy.host.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What of a class others can link to. Members are keyed by name and descriptor. */
record ClassShape(
    String name,
    int access,
    String superName,
    List<String> interfaces,
    boolean sealed,
    Map<String, Member> methods,
    Map<String, Member> fields) {

  /** A declared method or field. */
  record Member(String owner, String name, String descriptor, int access) {
    boolean is(int flag) {
      return (access & flag) != 0;
    }
  }

  boolean is(int flag) {
    return (access & flag) != 0;
  }

  boolean isInterface() {
    return is(Opcodes.ACC_INTERFACE);
  }

  Member method(String name, String descriptor) {
    return methods.get(name + descriptor);
  }

  Member field(String name, String descriptor) {
    return fields.get(fieldKey(name, descriptor));
  }

  private static String fieldKey(String name, String descriptor) {
    // Without it, a field xL of type LA; would be one x of type LLA;.
    return name + ':' + descriptor;
  }

  List<Member> methodsNamed(String name) {
    return methods.values().stream().filter(method -> method.name().equals(name)).toList();
  }

  static ClassShape parse(byte[] classFile) {
    Parser parser = new Parser();
    new ClassReader(classFile)
        .accept(parser, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new ClassShape(
        parser.name,
        parser.access,
        parser.superName,
        List.copyOf(parser.interfaces),
        parser.sealed,
        parser.methods,
        parser.fields);
  }

  private static final class Parser extends ClassVisitor {
    private final List<String> interfaces = new ArrayList<>();
    private final Map<String, Member> methods = new LinkedHashMap<>();
    private final Map<String, Member> fields = new LinkedHashMap<>();
    private String name;
    private String superName;
    private int access;
    private boolean sealed;

    Parser() {
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
      this.name = name;
      this.access = access;
      this.superName = superName;
      this.interfaces.addAll(List.of(interfaces));
    }

    @Override
    public void visitPermittedSubclass(String permittedSubclass) {
      sealed = true;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      methods.put(name + descriptor, new Member(this.name, name, descriptor, access));
      return null;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      fields.put(fieldKey(name, descriptor), new Member(this.name, name, descriptor, access));
      return null;
    }
  }
}
