package io.hanse.config.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"rw-------, false", "rw-r-----, false", "rw-r--r--, true", "rw----r--, true"})
  void aSecretThatEverybodyCanReadIsWarnedAbout(String mode, boolean warned) throws Exception {
    Path file = Files.writeString(folder.resolve("europe.key"), "secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertEquals("secret", SecretFile.read(file));
    assertEquals(warned, SecretFile.isOpenToAll(file));
  }
}
