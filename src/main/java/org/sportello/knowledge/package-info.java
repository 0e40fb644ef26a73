/// The knowledge base: articles in a tree of categories, with revisions.
@NullMarked
package org.sportello.knowledge;

import org.jspecify.annotations.NullMarked;
