package dev.assay.patch;

import dev.assay.patch.Application.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Decides by its name alone whether a file may be touched.
final class PathRules {
  private static final int LONGEST_PATH = 4096;
  private static final int LONGEST_NAME = 255;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private final PathGlobs protectedPaths;
  private final PathGlobs editablePaths;
  private final boolean everythingIsEditable;

  PathRules(ApplyRules rules) {
    protectedPaths = PathGlobs.ignoringCase(rules.protectedPaths());
    editablePaths = PathGlobs.of(rules.editablePaths());
    everythingIsEditable = rules.editablePaths().isEmpty();
  }

  /// Refuses a path that leaves the workspace or that patches must not touch.
  void check(String path) throws Refusal {
    checkForm(path);
    for (String name : path.split("/", -1)) {
      checkName(path, name);
    }
    if (protectedPaths.match(path)) {
      throw new Refusal(Reason.PROTECTED, path + " is protected and has to stay as it is");
    }
    if (!everythingIsEditable && !editablePaths.match(path)) {
      throw new Refusal(Reason.NOT_EDITABLE, path + " is none of the files that may be edited");
    }
  }

  private static void checkForm(String path) throws Refusal {
    if (path.isEmpty()) {
      throw leaves("a path is empty");
    }
    if (path.length() > LONGEST_PATH) {
      throw leaves("a path of " + path.length() + " characters is too long");
    }
    if (path.indexOf('\0') >= 0) {
      throw leaves("a path holds a NUL: " + path.replace('\0', '?'));
    }
    if (path.startsWith("/") || path.startsWith("~") || DRIVE.matcher(path).matches()) {
      throw leaves(path + " is no path within the workspace");
    }
    if (path.indexOf('\\') >= 0) {
      throw leaves(path + " holds a backslash; folders are parted by slashes");
    }
  }

  private static void checkName(String path, String name) throws Refusal {
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw leaves(path + " holds '" + name + "', which is no name of a file or folder");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw leaves(path + " holds a name of more than " + LONGEST_NAME + " bytes");
    }
    if (isGit(name)) {
      throw new Refusal(Reason.PROTECTED, path + " belongs to git and is never patched");
    }
  }

  /// Whether some file system takes the name for `.git`: letter case, dots and spaces at the end,
  /// streams and short names (NTFS), and characters that cannot be seen (HFS+) make no difference.
  private static boolean isGit(String name) {
    StringBuilder visible = new StringBuilder();
    name.codePoints()
        .filter(character -> Character.getType(character) != Character.FORMAT)
        .forEach(visible::appendCodePoint);
    String plain = visible.toString().toLowerCase(Locale.ROOT).replaceAll("(:.*|[. ]+)$", "");
    return plain.equals(".git") || plain.equals("git~1");
  }

  private static Refusal leaves(String detail) {
    return new Refusal(Reason.LEAVES_WORKSPACE, detail);
  }
}
