package io.hanse.adapter.cli;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.OwnerOnly;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.protocol.octets.Base64Url;
import io.hanse.protocol.signing.Ed25519;
import io.hanse.protocol.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a key pair. */
@Command(
    name = "keygen",
    description = {
      "Makes an Ed25519 key: writes the private key to a new file that only you can read, and"
          + " prints the public key for the network's directory.",
      "The private key never leaves this machine."
    },
    mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The new file; an existing one is not touched.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    byte[] seed = new byte[Ed25519.KEY_LENGTH];
    new SecureRandom().nextBytes(seed);
    SigningKey key = SigningKey.of(seed);
    write(Base64Url.encode(seed));
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("x:   " + key.verifyingKey().x());
      out.println("kid: " + key.id());
      out.flush();
    }
    return ExitCode.OK;
  }

  private void write(String seed) {
    try {
      OwnerOnly.create(file, (seed + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (FileAlreadyExistsException existing) {
      throw new UnusableFile(
          file.toString(), List.of("it exists and is not overwritten; name another file"));
    } catch (IOException unwritable) {
      throw new UnusableFile(
          file.toString(), List.of("it cannot be written: " + DiskTrouble.reason(unwritable)));
    }
  }
}
