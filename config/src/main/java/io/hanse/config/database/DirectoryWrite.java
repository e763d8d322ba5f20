package io.hanse.config.database;

/** The outcome of writing a directory into a database's copy. */
public enum DirectoryWrite {
  /** It is in force now. */
  WRITTEN,
  /** This very version was there before. */
  ALREADY_THERE,
  /** A newer version is in force; nothing was changed. */
  OLDER,
  /** This version is there with other content: a version was used twice. Nothing was changed. */
  DIFFERENT_CONTENT
}
