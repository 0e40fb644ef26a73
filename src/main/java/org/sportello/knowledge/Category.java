package org.sportello.knowledge;

import org.jspecify.annotations.Nullable;

/// A branch of the tree that articles stand in.
public record Category(long id, @Nullable Long parentId, String name, int position) {}
