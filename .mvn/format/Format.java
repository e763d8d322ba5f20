import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Checks or mends the format of every Java file below a folder, in one JVM.
 *
 * <p>Run by the build as {@code java --class-path google-java-format.jar Format.java check|fix
 * FOLDER REPORT}: inside Maven's own JVM, which may be older, the formatter cannot read Java 21.
 * The report is empty when all is well; else the build refuses with what it says.
 */
class Format {

  private static final Set<String> SKIPPED_FOLDERS = Set.of("target", "node_modules");

  public static void main(String[] args) throws IOException {
    boolean fix = args[0].equals("fix");
    Path root = Path.of(args[1]);
    List<Path> files = javaFiles(root);
    List<String> faults =
        files.parallelStream()
            .map(file -> visit(root, file, fix))
            .filter(Objects::nonNull)
            .toList();
    Path report = Path.of(args[2]);
    Files.writeString(
        report,
        faults.isEmpty()
            ? ""
            : "These Java files are not formatted. Mend them with: mvn -Pformat\n  "
                + String.join("\n  ", faults));
    if (faults.isEmpty()) {
      System.out.println(files.size() + " Java files are formatted.");
    }
  }

  /** Returns what is wrong with the file and stays wrong, or null. */
  private static String visit(Path root, Path file, boolean fix) {
    String name = root.relativize(file).toString();
    try {
      String source = Files.readString(file);
      String formatted = new Formatter().formatSourceAndFixImports(source);
      if (formatted.equals(source)) {
        return null;
      }
      if (!fix) {
        return name;
      }
      Files.writeString(file, formatted);
      System.out.println("  formatted " + name);
      return null;
    } catch (FormatterException broken) {
      return name + ": " + broken.getMessage();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped =
                !folder.equals(root) && (name.startsWith(".") || SKIPPED_FOLDERS.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
