package io.hanse.adapter.cli;

import io.hanse.adapter.file.DiskTrouble;
import io.hanse.adapter.file.UnusableFile;
import io.hanse.adapter.receipt.LedgerKeys;
import io.hanse.adapter.receipt.ReceiptVerdict;
import io.hanse.protocol.identity.KeyId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a receipt offline. */
@Command(
    name = "verify-receipt",
    description = {
      "Checks a receipt without a network: that the ledger's key signed a batch which holds exactly"
          + " this outcome of exactly this message.",
      "The key must be one of --keys, or else one that the home folder remembers. Where neither"
          + " has any, the key inside the receipt is used, and the answer says so."
    },
    mixinStandardHelpOptions = true)
final class VerifyReceiptCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Trusted ledger keys: a node's /v1/directory/keys, or one key a line.")
  private @Nullable Path keys;

  @Parameters(paramLabel = "FILE", description = "The receipt, unchanged.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    ReceiptVerdict verdict = ReceiptVerdict.of(receipt(), trusted());
    if (spec != null) {
      PrintWriter out = verdict.holds() ? spec.commandLine().getOut() : spec.commandLine().getErr();
      out.println(verdict.text());
      out.flush();
    }
    return verdict.holds() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private Set<KeyId> trusted() {
    if (keys != null) {
      return LedgerKeys.read(keys);
    }
    return settings.home().map(LedgerKeys::remembered).orElse(Set.of());
  }

  private byte[] receipt() {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      throw new UnusableFile(file.toString(), List.of("there is no such file"));
    } catch (IOException unreadable) {
      throw new UnusableFile(
          file.toString(), List.of("it cannot be read: " + DiskTrouble.reason(unreadable)));
    }
  }
}
