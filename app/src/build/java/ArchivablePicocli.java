import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Rewrites the jar of picocli for a fast start, see docs/decisions/0042; the build runs it on the copy beside the
 * program. Its class files have the version of Java 5, and no class archive takes those. They get the version of Java
 * 8 and the stack maps that belong to it. Besides, it is told what it would find out at every start: that there is no
 * Groovy, the search for which opens every jar of the class path, and that no option has one of the JDK's types of
 * times and databases, whose converters are found by reflection. A jar that was rewritten already is left alone.
 */
final class ArchivablePicocli {
    private static final int OLDEST_ARCHIVABLE = Opcodes.V1_6;
    private static final String NOTICE = "Tapedeck-Modified";
    private static final Map<String, Consumer<MethodVisitor>> ANSWERS = Map.of(
        "loadClosureClass()Ljava/lang/Class;", ArchivablePicocli::nothing,
        "excluded(Ljava/lang/String;)Z", ArchivablePicocli::allButPaths);
    private static final Set<String> ANSWERED = new HashSet<>();

    private ArchivablePicocli() {
    }

    public static void main(final String[] arguments) throws IOException {
        final Path jar = Path.of(arguments[0]);
        final Path rewritten = jar.resolveSibling(jar.getFileName() + ".rewritten");
        try (JarFile original = new JarFile(jar.toFile())) {
            if (original.getManifest().getMainAttributes().containsKey(new Attributes.Name(NOTICE))) {
                return;
            }
            rewrite(original, jar, rewritten);
        }
        if (!ANSWERED.equals(ANSWERS.keySet())) {
            Files.delete(rewritten);
            throw new IllegalStateException("this picocli has only " + ANSWERED + " of " + ANSWERS.keySet()
                + ": see docs/decisions/0042");
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void rewrite(final JarFile original, final Path jar, final Path rewritten) throws IOException {
        final Manifest manifest = original.getManifest();
        manifest.getMainAttributes().putValue(NOTICE,
            "class file versions, no search for Groovy and for converters of times");
        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
            JarOutputStream out = new JarOutputStream(Files.newOutputStream(rewritten))) {
            out.putNextEntry(at(original.getJarEntry(JarFile.MANIFEST_NAME)));
            manifest.write(out);
            for (final JarEntry entry : Collections.list(original.entries())) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(at(entry));
                    out.write(content(original, entry, classes));
                }
            }
        }
    }

    private static JarEntry at(final JarEntry original) {
        final JarEntry entry = new JarEntry(original.getName());
        entry.setTime(original.getTime());
        return entry;
    }

    private static byte[] content(final JarFile jar, final JarEntry entry, final ClassLoader classes)
        throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            final byte[] bytes = in.readAllBytes();
            return entry.getName().endsWith(".class") && versionOf(bytes) < OLDEST_ARCHIVABLE
                ? upgraded(bytes, classes) : bytes;
        }
    }

    private static int versionOf(final byte[] classFile) {
        return (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
    }

    private static byte[] upgraded(final byte[] classFile, final ClassLoader classes) {
        final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        new ClassReader(classFile).accept(new Upgrade(writer), 0);
        return writer.toByteArray();
    }

    private static final class Upgrade extends ClassVisitor {
        Upgrade(final ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(final int version, final int access, final String name, final String signature,
            final String superName, final String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(final int access, final String name, final String descriptor,
            final String signature, final String[] exceptions) {
            final MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            final Consumer<MethodVisitor> answer = ANSWERS.get(name + descriptor);
            if (answer == null) {
                return method;
            }
            ANSWERED.add(name + descriptor);
            method.visitCode();
            answer.accept(method);
            method.visitMaxs(0, 0);
            method.visitEnd();
            return null;
        }
    }

    private static void nothing(final MethodVisitor method) {
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitInsn(Opcodes.ARETURN);
    }

    /** Of the types that are looked for by their names, options have paths only. */
    private static void allButPaths(final MethodVisitor method) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitLdcInsn("java.nio.file.Path");
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "equals", "(Ljava/lang/Object;)Z", false);
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IXOR);
        method.visitInsn(Opcodes.IRETURN);
    }
}
