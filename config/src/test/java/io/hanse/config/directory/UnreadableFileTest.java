package io.hanse.config.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.yaml.FaultyFileException;
import io.hanse.protocol.yaml.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFileTest {
  @TempDir Path folder;

  @Test
  void afterAFaultOfTheSyntaxNoKeyIsCalledMissing() {
    Reading<Directory> reading = DirectoryFile.parse("directory.yaml", "version: [1\nledgers: 2");

    Reading.Faulty<?> faulty = assertInstanceOf(Reading.Faulty.class, reading);
    assertEquals(1, faulty.faults().size());
    assertTrue(faulty.faults().getFirst().place().startsWith("directory.yaml line "));
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws IOException {
    Path octets = Files.write(folder.resolve("octets"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    FaultyFileException faults =
        assertThrows(FaultyFileException.class, () -> DirectoryFile.read(octets));

    assertTrue(String.valueOf(faults.getMessage()).contains(octets + ": is no text"));
  }

  @Test
  void aFolderIsNamed() {
    FaultyFileException faults =
        assertThrows(FaultyFileException.class, () -> DirectoryFile.read(folder));

    assertTrue(String.valueOf(faults.getMessage()).contains(folder + ": is a folder"));
  }
}
