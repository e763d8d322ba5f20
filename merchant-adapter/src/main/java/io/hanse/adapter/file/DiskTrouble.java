package io.hanse.adapter.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a file or folder cannot be used, as a person says it. */
public final class DiskTrouble {
  private DiskTrouble() {}

  /** A clause without a full stop, such as {@code the permission is missing}. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "there is no such file";
      case FileAlreadyExistsException taken -> "a file of this name exists already";
      case AccessDeniedException denied -> "this user has no permission for it";
      case NotDirectoryException file -> "it is not a folder";
      case FileSystemLoopException loop -> "its links lead back to itself";
      case CharacterCodingException coding -> "it is not text in UTF-8";
      case FileSystemException other when other.getReason() != null -> words(other.getReason());
      default -> failure.getMessage() == null ? "the disk failed" : words(failure.getMessage());
    };
  }

  /** What an unchecked exception was made of; there always is something. */
  public static IOException cause(UncheckedIOException failure) {
    return Objects.requireNonNull(failure.getCause());
  }

  private static String words(String reason) {
    return switch (reason) {
      case "Is a directory" -> "it is a folder";
      case "Not a directory" -> "a part of its path is a file, not a folder";
      case "No space left on device" -> "the disk is full";
      case "Read-only file system" -> "the disk is read-only";
      case "File name too long" -> "its name is too long";
      default -> reason;
    };
  }
}
