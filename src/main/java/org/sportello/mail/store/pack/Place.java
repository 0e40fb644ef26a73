package org.sportello.mail.store.pack;

import org.jspecify.annotations.Nullable;

/// Where a packed message lies.
///
/// @param pack the number of the pack file; null if it lies in rows of the database
/// @param at where in the file it begins; null if it lies in rows of the database
/// @param length in bytes
record Place(@Nullable Integer pack, @Nullable Long at, int length) {}
