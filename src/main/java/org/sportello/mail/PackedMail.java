package org.sportello.mail;

import org.jspecify.annotations.Nullable;

/// A message ready to be kept.
///
/// @param frame the packed bytes
/// @param sha256 of the bytes before they were packed
/// @param size of the bytes before they were packed
/// @param dictionaryId what it was packed with; null without
@SuppressWarnings("ArrayRecordComponent")
public record PackedMail(byte[] frame, byte[] sha256, long size, @Nullable Long dictionaryId) {}
