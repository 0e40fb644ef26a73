/// The Knowledge screen: articles in their tree, read, written, compared and used in replies.
@NullMarked
package org.sportello.knowledge.view;

import org.jspecify.annotations.NullMarked;
