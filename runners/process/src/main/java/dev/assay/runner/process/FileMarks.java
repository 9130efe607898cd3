package dev.assay.runner.process;

import dev.assay.runner.RunnerException;
import dev.assay.runner.WorkspacePath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/// The regular files of a folder of a workspace, each with what tells one state of it from another.
final class FileMarks {
  /// Nobody but the kernel sets the time of the last change.
  private static final String MARK = "unix:ino,ctime,mode";

  private FileMarks() {}

  /// @param root the workspace
  static Map<String, String> of(Foothold root, String folder) throws RunnerException {
    try (Foothold top = root.at(WorkspacePath.of(folder))) {
      // Of a foothold's path only the part within it has names.
      Path real = top.path().toRealPath();
      if (!Files.isDirectory(real)) {
        throw new RunnerException("'%s' is no folder of the workspace".formatted(folder));
      }
      Map<String, String> marks = new TreeMap<>();
      Files.walkFileTree(
          real,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isRegularFile()) {
                marks.put(real.relativize(file).toString(), mark(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
      return marks;
    } catch (IOException e) {
      throw new RunnerException("the files of '%s' cannot be told: %s".formatted(folder, e), e);
    }
  }

  private static String mark(Path file) throws IOException {
    return new TreeMap<>(Files.readAttributes(file, MARK, LinkOption.NOFOLLOW_LINKS)).toString();
  }
}
