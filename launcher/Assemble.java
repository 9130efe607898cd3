import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Collects what runs: the program's jar, the jars that its manifest names, and SQLite's native
/// library.
///
/// A JVM keeps no class in its cache whose file is older than Java 6's format, and verifies it the
/// slow way. The command line library has such files; they are written again in Java 25's format,
/// which halves the time of a start. The result is kept for the next build.
///
/// Arguments: the folder with `assay.jar` and `lib`, the folder to make, the folder to keep in.
void main(String[] arguments) throws IOException, ReflectiveOperationException {
  Path target = Path.of(arguments[0]);
  Path destination = Files.createDirectories(Path.of(arguments[1]));
  Path kept = Files.createDirectories(Path.of(arguments[2]));
  Path program = target.resolve("assay.jar");
  Files.copy(program, destination.resolve("assay.jar"), StandardCopyOption.COPY_ATTRIBUTES);
  for (String name : classPath(program)) {
    Path jar = target.resolve("lib").resolve(name);
    place(name.startsWith("picocli-") ? renewed(jar, kept) : jar, destination.resolve(name));
    if (name.startsWith("sqlite-jdbc-")) {
      extractNative(jar, Files.createDirectories(destination.resolve("native")));
    }
  }
}

String[] classPath(Path program) throws IOException {
  try (var jar = new JarFile(program.toFile())) {
    return jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" ");
  }
}

/// A link where the file system can, for jars that are only ever replaced; a copy for the project's
/// own, which the next build writes anew.
void place(Path jar, Path destination) throws IOException {
  if (!jar.getFileName().toString().startsWith("assay-")) {
    try {
      Files.createLink(destination, jar);
      return;
    } catch (IOException | UnsupportedOperationException e) {
      // Another file system, or one without links.
    }
  }
  Files.copy(jar, destination, StandardCopyOption.COPY_ATTRIBUTES);
}

Path renewed(Path jar, Path kept) throws IOException {
  Path result = kept.resolve(jar.getFileName());
  if (Files.exists(result)) {
    return result;
  }
  Path unfinished = kept.resolve("unfinished");
  try (var in = new JarFile(jar.toFile());
      var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
      var out = new JarOutputStream(Files.newOutputStream(unfinished))) {
    var resolver =
        ClassHierarchyResolver.ofResourceParsing(loader)
            .orElse(ClassHierarchyResolver.defaultResolver());
    var format =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(resolver));
    for (JarEntry entry : Collections.list(in.entries())) {
      byte[] content = in.getInputStream(entry).readAllBytes();
      var copy = new JarEntry(entry.getName());
      copy.setTime(entry.getTime());
      out.putNextEntry(copy);
      out.write(entry.getName().endsWith(".class") ? renewed(content, format) : content);
      out.closeEntry();
    }
  }
  return Files.move(unfinished, result, StandardCopyOption.ATOMIC_MOVE);
}

byte[] renewed(byte[] classFile, ClassFile format) {
  var model = format.parse(classFile);
  if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
    return classFile;
  }
  ClassTransform version =
      (builder, element) -> {
        if (element instanceof ClassFileVersion) {
          builder.withVersion(ClassFile.JAVA_25_VERSION, 0);
        } else {
          builder.with(element);
        }
      };
  // Writing the code again is what gives it the stack maps of the newer format.
  return format.transformClass(
      model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
}

/// SQLite's driver itself says where in its jar the library for this machine is.
void extractNative(Path jar, Path folder) throws IOException, ReflectiveOperationException {
  try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
    var place = loader.loadClass("org.sqlite.util.OSInfo");
    var naming = loader.loadClass("org.sqlite.util.LibraryLoaderUtil");
    Object os = place.getMethod("getNativeLibFolderPathForCurrentOS").invoke(null);
    Object name = naming.getMethod("getNativeLibName").invoke(null);
    try (var library = loader.getResourceAsStream("org/sqlite/native/" + os + "/" + name)) {
      if (library != null) {
        Files.copy(library, folder.resolve(name.toString()));
      }
    }
  }
}
