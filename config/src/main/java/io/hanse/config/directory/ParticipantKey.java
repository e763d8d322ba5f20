package io.hanse.config.directory;

/** A key and the participant whose messages it may sign. */
public record ParticipantKey(ParticipantEntry participant, KeyEntry key) {}
